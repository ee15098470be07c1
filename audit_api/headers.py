"""What every answer tells a browser, whoever made it: guess no types, no foreign frames, keep nothing of the API."""

from flask import Flask, Response, request


def register(app: Flask) -> None:
    """Put the headers on every answer, errors included; what a route has set itself stays."""
    app.after_request(_complete)


def _complete(answer: Response) -> Response:
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers.setdefault("Content-Security-Policy", "frame-ancestors 'none'")
    if request.path.startswith("/api/"):
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
