"""Text -> the world: a file written whole or not at all."""
