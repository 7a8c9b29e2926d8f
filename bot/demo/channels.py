"""The settings by which the demo's channels lead to the simulator, whatever the environment says.

SMS take the shape of Twilio there, so what is shown is what an installation would send.
"""

from pydantic import Secret, SecretStr

from bot.demo.telegram import MailCatcher


def settings(address: str, mail: MailCatcher) -> dict[str, object]:
    """`address`: where the simulator listens for HTTP."""
    scheme, _, host = address.partition("://")
    return {
        "public_url": address,  # the page that it leads to opens in the page's phones
        "smtp_host": mail.host,
        "smtp_port": mail.port,
        "smtp_tls": "none",
        "smtp_user": None,
        "smtp_password": None,
        "sms_url": SecretStr(
            f"{scheme}://demo:demo@{host}/sms/twilio/2010-04-01/Accounts/demo/Messages.json"
        ),
        "sms_method": "POST",
        "sms_headers": None,
        "sms_form": Secret({"To": "{phone}", "From": "Propusk", "Body": "{text}"}),
        "sms_json": None,
        "sms_result": "code",
        "sms_id": "sid",
        "sms_accepted": frozenset({"201"}),
        "sms_unknown_number": frozenset({"21211"}),
        "telegram_gateway_token": SecretStr("demo"),
        "telegram_gateway_url": f"{address}/gateway",
    }
