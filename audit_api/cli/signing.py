"""`shopper-audit key` and `shopper-audit verify`."""

from pathlib import Path

import click
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from ..config import Config
from ..reporting import sealing

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def key() -> None:
    """The key that papers are signed with."""


@key.command()
def make() -> None:
    """Make the key, unless there is one. The server does so by itself with its first paper."""
    path = Config.from_environment().key_file
    made = sealing.make_key(path)
    sealing.private_key(path)
    click.echo(f"{path}: made. Keep a copy where nobody else reads it." if made else f"{path}: is there already.")


@key.command()
def public() -> None:
    """Print the public key: whoever has it can verify a paper without a network."""
    click.echo(sealing.as_text(sealing.private_key(Config.from_environment().key_file).public_key()), nl=False)


@click.command()
@click.argument("file", type=FILE)
@click.option("--key", "by", type=FILE, help="The server's public key; this installation's own, unless told otherwise.")
def verify(file: Path, by: Path | None) -> None:
    """Say whether a PDF is exactly as the server made it; exit 1 when it is not."""
    try:
        sealing.verify(file.read_bytes(), sealing.public_key(by) if by else _own())
    except sealing.NotGenuine as error:
        raise click.ClickException(f"{file}: not as it was made. {error}") from None
    click.echo(f"{file}: as it was made, byte for byte.")


def _own() -> Ed25519PublicKey:
    path = Config.from_environment().key_file
    if not path.exists():
        raise click.UsageError(f"There is no key at {path}. Give the server's public key with --key.")
    return sealing.private_key(path).public_key()
