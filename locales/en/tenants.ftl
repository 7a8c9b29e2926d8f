# Which organisation?

tenants-choose = Which organisation shall I open?
