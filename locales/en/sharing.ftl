# How to share one's own number.

sharing-how = A typed number proves nothing. Press the “Share my number” button below the input field. If you cannot see it, press the icon with four dots on the right of the field.
