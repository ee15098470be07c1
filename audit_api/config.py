"""Settings: what they are called, what they default to, and where they come from."""

import ipaddress
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path


class BadSetting(ValueError):
    """A setting that cannot be used; the message names it and says what to give."""


@dataclass(frozen=True)
class Config:
    """Everything that differs between one installation and the next.

    `data` is the folder for the database, the photos and the secret, made on first use.
    `database` is an SQLAlchemy URL; SQLite in `data` unless DATABASE_URL names a PostgreSQL.
    `photos` is where photos are kept: a folder, or an `s3://bucket/prefix` address.
    `bundle_store` is the folder for bundles of reports, `bundles` in `data` unless told; each is kept `bundle_days`.
    `workers` is the number of threads that do slow work inside the server; 0 leaves it to others.
    `public_address` is where people reach the server, without a slash at its end; empty while nobody has said.
    `signing_key` is the file of the key that papers are signed with; one in `data` unless told otherwise.
    `trusted_proxy` is the address of the reverse proxy whose word on the client's address is taken.
    """

    data: Path
    database: str
    photos: str
    secret: str
    bundle_store: Path | None = None
    bundle_days: int = 7
    secure_cookies: bool = False
    workers: int = 1
    public_address: str = ""
    signing_key: Path | None = None
    trusted_proxy: str | None = None
    sign_in_limit: str = "20 per minute"
    password_cost: int = 3

    @property
    def key_file(self) -> Path:
        """Where the signing key is."""
        return self.signing_key or self.data / "signing.key"

    @classmethod
    def from_environment(cls) -> "Config":
        """Read the settings from the environment; `BadSetting` says which one is wrong."""
        data = Path(os.environ.get("SHOPPER_AUDIT_DATA", "instance")).resolve()
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(
            data=data,
            database=_database_url(os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'audit.db'}"),
            photos=os.environ.get("PHOTO_STORE") or str(data / "photos"),
            secret=os.environ.get("SECRET_KEY") or _kept_secret(data / "secret"),
            bundle_store=Path(os.environ.get("BUNDLE_STORE") or data / "bundles").resolve(),
            bundle_days=_count("BUNDLE_DAYS", default=7),
            secure_cookies=_flag("SECURE_COOKIES"),
            workers=_count("WORKERS", default=1),
            public_address=_web_address("PUBLIC_ADDRESS"),
            signing_key=Path(os.environ["SIGNING_KEY"]).resolve() if os.environ.get("SIGNING_KEY") else None,
            trusted_proxy=_address("TRUSTED_PROXY"),
        )


def _database_url(url: str) -> str:
    if url.startswith(("postgres://", "postgresql://")):
        return "postgresql+psycopg://" + url.split("://", 1)[1]
    if url.startswith(("sqlite:///", "postgresql+psycopg://")):
        return url
    raise BadSetting(f"DATABASE_URL: {url!r} is no address known here. Give sqlite:///FILE or postgresql://...")


def _kept_secret(path: Path) -> str:
    """The secret that signs cookies: made once, readable by its owner only."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
    return path.read_text()


def _flag(name: str) -> bool:
    value = os.environ.get(name, "no").lower()
    if value in {"yes", "true", "1", "no", "false", "0", ""}:
        return value in {"yes", "true", "1"}
    raise BadSetting(f"{name}: {value!r} is neither yes nor no.")


def _count(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    if not value.isdecimal() or int(value) > 64:
        raise BadSetting(f"{name}: {value!r} is not a whole number from 0 to 64.")
    return int(value)


def _web_address(name: str) -> str:
    value = (os.environ.get(name) or "").rstrip("/")
    if value and not re.fullmatch(r"https?://[^\s/?#@]+(/[^\s?#]*)?", value):
        raise BadSetting(f"{name}: {value!r} is no address of a site. Give one such as https://audit.example.com.")
    return value


def _address(name: str) -> str | None:
    value = os.environ.get(name)
    if not value:
        return None
    try:
        return str(ipaddress.ip_address(value))
    except ValueError:
        raise BadSetting(f"{name}: {value!r} is no IP address. Give the proxy's, such as 127.0.0.1.") from None
