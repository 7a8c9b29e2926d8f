# Қай ұйым?

tenants-choose = Қай ұйымды ашайын?
