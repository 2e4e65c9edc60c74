"""`python -m observe` is `observe`."""

from observe.cli import main

if __name__ == "__main__":
    main()
