"""Header sets whose headings are composed: a noun with words that say whose, which, how and what for."""

SETS = {
    "en numbered form": """
        1. Full name (required) = contact_name
        2. Company = name
        3. Work e-mail (required) = email
        4. Best number to reach you = phone
        5. How did you hear about us? = source
        6. Anything else? = notes
        7. Do you accept e-mails? = | yes""",
    "en glued": """
        companyname = name
        firstname = contact_first_name
        lastname = contact_last_name
        emailaddress = email
        phonenumber = phone
        websiteurl = website
        leadsource = source
        leadstatus = status
        ownername = | Mara Lind
        customerid = | C-17""",
    "en properties": """
        properties.firstname = contact_first_name
        properties.lastname = contact_last_name
        properties.company = name
        properties.email = email
        properties.hs_object_id = | 1771
        properties.createdate = | 2025-04-01""",
    "en billing": """
        Billing company = name
        Billing first name = contact_first_name
        Billing last name = contact_last_name
        Billing – company e-mail = email
        Billing phone = phone
        Billing city = | Oslo
        Billing state = | Viken
        Order status = | paid
        Customer note = notes""",
    "de": """
        Firma/Name = name
        Ansprechpartner (Vor- und Nachname) = contact_name
        E-Mail (geschäftlich) = email
        Telefon Zentrale = phone
        Fax Zentrale = | 0231 5550
        Unser Betreuer = | Mara Lind
        Lead-Herkunft = source
        Bearbeitungsstand = status
        Gesprächsnotizen = notes
        Debitorennummer = | D-70001""",
    "fr": """
        Nom de la structure = name
        Nom complet du contact = contact_name
        Adresse e-mail professionnelle = email
        Ligne directe = phone
        Taille de l'entreprise = | 10-50
        Ville = | Lyon
        Canal d'acquisition = source
        Statut du prospect = status
        Propriétaire du contact = | Mara Lind""",
    "es": """
        Nombre fiscal = name
        Nombre comercial = | La Marea
        Persona de contacto = contact_name
        Correo electrónico (principal) = email
        Teléfono fijo = phone
        Tamaño de la empresa = | 10-50
        Ciudad = | Gijón
        Estado = | Asturias
        Canal de captación = source""",
    "pt": """
        Nome da organização = name
        Nome do responsável = contact_name
        E-mail comercial = email
        Telefone fixo = phone
        Cidade = | Porto
        Estado = | PT
        Etapa do funil = status
        Porte da empresa = | ME""",
    "it": """
        Denominazione = name
        Nome referente = contact_name
        E-mail aziendale = email
        Telefono fisso = phone
        Indirizzo web = website
        Tipo azienda = | Srl
        Stato trattativa = status
        Codice cliente = | C-3""",
    "nl": """
        Naam organisatie = name
        Naam contactpersoon = contact_name
        E-mail zakelijk = email
        Vaste telefoon = phone
        Klantnummer = | K-12
        Gevonden via = source
        Stand van zaken = status
        Gespreksverslag = notes""",
    "nordic": """
        Organisasjonsnavn = name
        Kontaktperson = contact_name
        E-post (jobb) = email
        Sentralbord = phone
        Poststed = | Bodø
        Stilling = | Daglig leder
        Funnet via = source
        Salgsfase = status""",
    "pl": """
        Nazwa kontrahenta = name
        Osoba do kontaktu = contact_name
        Adres e-mail (służbowy) = email
        Telefon stacjonarny = phone
        Adres WWW = website
        Opiekun = | Mara Lind
        Kanał pozyskania = source""",
    "ja": """
        会社名（必須） = name
        ご担当者名（必須） = contact_name
        メールアドレス（任意） = email
        代表電話 = phone
        営業担当 = | 佐藤
        顧客番号 = | K-7
        流入チャネル = source
        商談状況 = status""",
    "zh": """
        客户名称（必填） = name
        联系人姓名 = contact_name
        电子邮箱 = email
        办公电话 = phone
        公司规模 = | 10-50
        客户编号 = | K-7
        来源渠道 = source
        跟进状态 = status
        跟进备注 = notes""",
    "tr": """
        Şirket adı = name
        Yetkili kişi = contact_name
        E-posta adresi = email
        Telefon numarası = phone
        Web sitesi = website
        Kaynak = source
        Notlar = notes""",
    "cs": """
        Název firmy = name
        Jméno = contact_first_name
        Příjmení = contact_last_name
        Emailová adresa = email
        Telefonní číslo = phone
        Webové stránky = website
        Poznámka = notes""",
    "ru": """
        Название компании = name
        Имя = contact_first_name
        Фамилия = contact_last_name
        Электронная почта = email
        Номер телефона = phone
        Сайт = website
        Комментарий = notes""",
    "ko": """
        회사명 = name
        담당자 = contact_name
        이메일 주소 = email
        전화번호 = phone
        홈페이지 = website
        업종 = industry
        비고 = notes""",
}
