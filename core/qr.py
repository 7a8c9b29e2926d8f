"""The QR of a text as a picture, for letters and chats. It is as secret as the text."""

import io

import segno


def qr_png(text: str) -> bytes:
    """Large enough to be read off another screen, with the quiet zone that ISO/IEC 18004 asks for.

    Takes some 20 ms, so whoever serves others meanwhile asks for it in a thread.
    """
    png = io.BytesIO()
    segno.make(text, error="m").save(png, kind="png", scale=10, border=4)
    return png.getvalue()
