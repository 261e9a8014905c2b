"""The optional signature of a release: an SSH signature of `SHA256SUMS`, made and checked by OpenSSH.

Belongs here: calling `ssh-keygen`. Stays out: keys; the publisher keeps them, and a careful user gets `allowed_signers` from the
publisher by another way than the release itself.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from pipeline.release.layout import SIGNATURE, SIGNERS, SUMS

NAMESPACE = "dateline-release"
"""What the signature is for; one made for another purpose does not pass."""

PUBLISHER = "dateline"
"""The principal under which `allowed_signers` names the publisher's key."""

_SECONDS = 30


class SigningError(RuntimeError):
    """The release could not be signed."""


def allow(folder: Path, key: Path) -> None:
    """Write `allowed_signers` from the public half of `key`. It must stand before the hashes are taken."""
    public = _keygen(["-y", "-f", str(key)])
    if public.returncode:
        raise SigningError(f"ssh-keygen could not read the key {key}: {_words(public)}")
    kind, value = public.stdout.decode().split()[:2]
    (folder / SIGNERS).write_text(f'{PUBLISHER} namespaces="{NAMESPACE}" {kind} {value}\n', encoding="utf-8")


def sign(folder: Path, key: Path) -> None:
    """Write `SHA256SUMS.sig`."""
    (folder / SIGNATURE).unlink(missing_ok=True)
    done = _keygen(["-q", "-Y", "sign", "-f", str(key), "-n", NAMESPACE, str(folder / SUMS)])
    if done.returncode or not (folder / SIGNATURE).exists():
        raise SigningError(f"ssh-keygen could not sign with {key}: {_words(done)}")


def wrong_with_signature(folder: Path, signers: Path) -> str | None:
    """Why the signature does not hold, in words; None where it does."""
    if not shutil.which("ssh-keygen"):
        return "ssh-keygen is not installed, so the signature cannot be checked; install OpenSSH"
    done = _keygen(
        ["-q", "-Y", "verify", "-f", str(signers), "-I", PUBLISHER, "-n", NAMESPACE, "-s", str(folder / SIGNATURE)],
        (folder / SUMS).read_bytes(),
    )
    return None if done.returncode == 0 else f"the signature does not hold for {signers.name}: {_words(done)}"


def _keygen(arguments: list[str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["ssh-keygen", *arguments], input=stdin, capture_output=True, timeout=_SECONDS, check=False
        )
    except FileNotFoundError:
        raise SigningError("ssh-keygen is not installed; install OpenSSH to sign") from None


def _words(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stderr or done.stdout).decode(errors="replace").strip() or f"exit code {done.returncode}"
