# Құпиясөзді чаттың орнына теруге болатын парақша.

password-in-page = Бөлек парақшада теру
password-page-new = Жаңа құпиясөз
password-page-new-hint = Есте сақтауға ең оңайы — өзара байланысы жоқ төрт сөзден тұратын тіркес: кемінде { $minimum } таңба, бос орын қоюға болады.
password-page-new-send = Құпиясөзді сақтау
password-page-present = Құпиясөзіңіз
password-page-present-hint = Ол чаттан өтпей, тікелей бізге жетеді.
password-page-present-send = Жіберу
password-page-label = Құпиясөз
password-page-show = Құпиясөзді көрсету
password-page-offline = Байланыс жоқ. Интернетті тексеріп, қайта көріңіз.
password-page-outdated = Бұл парақша ескірген. Оны жауып, чаттан қайта ашыңыз.
