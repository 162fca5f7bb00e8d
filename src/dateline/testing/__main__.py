"""Print what a format makes of the sample article: for another process to compare."""

import importlib.util
import sys

from dateline.testing.exporters import ExporterContract


def main(arguments: list[str]) -> str:
    """Find a contract, and ask it.

    Args:
        arguments: The format; and, of a contract with a registry or options of its own, the file
            and the name of its class.

    Returns:
        The digest.
    """
    if len(arguments) == 1:
        contract = type("Check", (ExporterContract,), {"format": arguments[0]})
        return str(contract().digest())
    _, file, name = arguments
    description = importlib.util.spec_from_file_location("contract", file)
    if description is None or description.loader is None:
        raise SystemExit(f"{file} is no module")
    module = importlib.util.module_from_spec(description)
    sys.modules["contract"] = module
    description.loader.exec_module(module)
    found: ExporterContract = getattr(module, name)()
    return found.digest()


if __name__ == "__main__":
    digest = main(sys.argv[1:])
    # On a line of its own, whatever a plugin has printed.
    print(f"\n{digest}")
