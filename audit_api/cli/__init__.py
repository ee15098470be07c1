"""The command `shopper-audit`. Each command's module is loaded only when it is called."""

import importlib
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

COMMANDS = {
    "serve": "serving",
    "demo": "demo",
    "score": "scoring",
    "check": "scoring",
    "form": "form_files",
    "report": "reporting",
    "bundle": "bundling",
    "export": "exporting",
    "survey": "surveys",
    "key": "signing",
    "verify": "signing",
    "user": "people",
    "db": "database",
    "fsck": "fsck",
    "roll-ups": "roll_ups",
    "openapi": "database",
}
"""Where each command is defined: a module of this package, with the command under its own name (`_` for `-`)."""


class Commands(click.Group):
    """A group that imports a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"{__name__}.{COMMANDS[cmd_name]}"), cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands)
@click.version_option(package_name="shopper-audit")
def cli() -> None:
    """Mystery-shopper audits: serve, score, report."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; what goes wrong is one sentence on standard error."""
    try:
        sys.exit(cli(args=arguments, prog_name="shopper-audit", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(error.exit_code)
    except click.ClickException as error:
        _stop(error.format_message(), error.exit_code)
    except (click.Abort, BrokenPipeError):
        sys.exit(1)
    except Exception as error:
        from .sentences import sentence

        _stop(*sentence(error))


def _stop(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
