# My organisations and applications.

my-title = <b>My access</b>
my-tenant = <b>{ $tenant }</b>
my-application = { $number }. { $name }
my-address-button = Open
my-android-button = Get it for Android
my-ios-button = Get it for iPhone
my-address = Address: { $address }
my-no-address = { $kind ->
    [E_PASSPORT] It opens by itself when you point the camera at the QR code of the equipment.
    [API_ONLY] Nothing to open: applications exchange data through it.
   *[other] { $manages ->
        [yes] Its address is not set yet.
       *[no] Ask the administrator of the organisation for the address.
    }
}
my-no-applications = { $manages ->
    [yes] No application is open to you here yet.
   *[no] No application is open to you here yet. Ask the administrator of the organisation.
}
my-closed = The organisation has these, but they are not open to you: { $applications }.
my-answer = Answer: { $tenant }
my-consent = Give a consent code
my-more = And { $n } more { $n ->
    [one] application
   *[other] applications
}: they do not all fit into one message.
my-empty =
    You do not belong to any organisation yet.

    If you were invited, open the link in the invitation. If there is none, ask the administrator of your organisation to send one.
my-stranger = I do not know yet who you are. Press /start: you can come in by the link of an invitation, by your phone number or by a login.
my-why = Find out why something is missing
