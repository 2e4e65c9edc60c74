"""`python -m observe` is `observe`."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the program. A short run need not look for garbage a hundred times while it imports."""
    gc.set_threshold(50_000)
    from observe.cli import main as run

    run()


if __name__ == "__main__":
    main()
