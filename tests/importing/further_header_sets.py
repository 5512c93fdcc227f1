"""More headings as people write them in many languages, in the form of `header_sets`."""

SETS = {
    "de messe zettel": """
        Lfd. Nr. = | 12
        Firma / Institution = name
        Ansprechpartner/in = contact_name
        Funktion = | Leitung
        Tel. (Zentrale) = phone
        E-Mail (geschäftl.) = email
        Internetauftritt = website
        Branche / Gewerk = industry
        Kontakt über = source | Messe
        Bearbeitungsstand = status
        Sonstiges = notes | Ruft im Mai an""",
    "de vornachname": """
        Nachname, Vorname = contact_name | Berg, Nils
        Organisation = name
        Dienstl. E-Mail = email
        Mobil dienstl. = phone
        Notizen = notes""",
    "fr fichier": """
        N° client = | 44
        Société = name
        Civilité = | M.
        Nom du contact = contact_last_name | Dupont
        Prénom du contact = contact_first_name | Léa
        Fonction = | Gérant
        Tél. fixe = phone
        Adresse mail = email
        Site = website
        Secteur d'activité = industry
        Provenance du contact = source
        Commentaires internes = notes""",
    "es hoja": """
        Nombre o razón social = name
        Persona de contacto = contact_name
        Teléfono fijo = phone
        Correo-e = email
        Página web = website
        Sector = industry
        ¿Cómo nos conoció? = source
        Estado del lead = status
        Observaciones generales = notes""",
    "pt planilha": """
        Nome da Empresa = name
        Contato principal = contact_name
        Celular/WhatsApp = phone
        E-mail comercial = email
        Site da empresa = website
        Segmento de atuação = industry
        Origem do lead = source
        Situação = status
        Anotações = notes""",
    "it foglio": """
        Ragione Sociale = name
        Cognome = contact_last_name
        Nome = contact_first_name
        Recapito telefonico = phone
        Indirizzo e-mail = email
        Sito internet = website
        Settore = industry
        Provenienza contatto = source
        Stato = status
        Note interne = notes""",
    "nl lijst": """
        Bedrijfsnaam = name
        Voornaam = contact_first_name
        Achternaam = contact_last_name
        Telefoonnummer (vast) = phone
        E-mailadres zakelijk = email
        Website bedrijf = website
        Branche = industry
        Hoe gevonden = source
        Status lead = status
        Bijzonderheden = notes""",
    "sv lista": """
        Företag = name
        Kontaktperson = contact_name
        Telefon växel = phone
        E-postadress = email
        Webbplats = website
        Bransch = industry
        Leadkälla = source
        Status = status
        Övrigt = notes""",
    "no liste": """
        Bedriftens navn = name
        Kontaktperson = contact_name
        Mobiltelefon = phone
        E-postadresse = email
        Nettside = website
        Bransje = industry
        Hvor hørte du om oss? = source
        Kommentar = notes""",
    "da liste": """
        Firmanavn = name
        Fornavn = contact_first_name
        Efternavn = contact_last_name
        Telefonnr. = phone
        Mailadresse = email
        Hjemmeside = website
        Branche = industry
        Kilde = source
        Bemærkninger = notes""",
    "pl arkusz": """
        Nazwa firmy = name
        Imię = contact_first_name
        Nazwisko = contact_last_name
        Tel. komórkowy = phone
        Adres e-mail = email
        Strona internetowa = website
        Branża = industry
        Źródło kontaktu = source
        Status = status
        Uwagi = notes""",
    "ja sheet": """
        会社名(正式) = name
        部署名 = | 営業部
        担当者氏名 = contact_name
        電話番号(代表) = phone
        メールアドレス = email
        ホームページURL = website
        業種 = industry
        流入経路 = source
        ステータス = status
        備考欄 = notes""",
    "zh hans": """
        公司全称 = name
        联系人姓名 = contact_name
        职务 = | 经理
        联系电话 = phone
        电子邮箱 = email
        公司网址 = website
        所属行业 = industry
        客户来源 = source
        跟进状态 = status
        备注信息 = notes""",
    "zh hant": """
        公司名稱 = name
        聯絡人 = contact_name
        聯絡電話 = phone
        電子郵件信箱 = email
        網站 = website
        產業別 = industry
        客戶來源 = source
        備註欄 = notes""",
    "en odd": """
        # = | 1
        Biz Name = name
        Main Contact = contact_name
        Ph. = phone
        E-mail Addr. = email
        Web Site URL = website
        Niche = industry
        Where from = source
        Lead Stage = status
        Misc notes = notes""",
    "en code": """
        Company = name
        Given Name = contact_first_name
        Surname = contact_last_name
        Intl. Dialling Code = phone_code | +44
        Tel No. = phone
        Email 1 = email
        Email 2 = email | other@x.example
        Notes = notes
        Call notes = notes | Rang twice
        Internal notes = notes | Hm""",
    "fi lista": """
        Yrityksen nimi = name
        Yhteyshenkilö = contact_name
        Puhelinnumero = phone
        Sähköposti = email
        Kotisivut = website
        Toimiala = industry
        Lisätiedot = notes""",
    "de handwerker": """
        Betrieb = name
        Inhaber/in = contact_name
        Festnetznr. = phone
        Mailadresse = email
        Webpräsenz = website
        Gewerk = industry
        Woher = source | Empfehlung
        Vermerk = notes | Ruft an""",
    "de export": """
        KundenNr = | 123
        KundenName = name
        ASP_Vorname = contact_first_name
        ASP_Nachname = contact_last_name
        ASP_Tel = phone
        ASP_Mail = email
        URL = website
        Wirtschaftszweig = industry
        Akquisequelle = source
        Leadstatus = status
        Bemerkung_1 = notes
        Bemerkung_2 = notes | Noch etwas""",
    "fr salon": """
        Nom de la structure = name
        Nom et prénom du contact = contact_name
        Numéro de tél. = phone
        Mail pro = email
        Site Internet = website
        Activité principale = industry
        Canal d'acquisition = source
        Statut = status
        Remarques éventuelles = notes""",
    "es feria": """
        Empresa / Organización = name
        Nombre y apellidos = contact_name
        Móvil = phone
        Correo electrónico = email
        Web corporativa = website
        Actividad = industry
        Canal de captación = source
        Situación comercial = status
        Notas adicionales = notes""",
    "pt formulario": """
        Empresa = name
        Nome = contact_first_name | Ana
        Sobrenome = contact_last_name | Souza
        Telefone com DDD = phone
        Seu melhor e-mail = email
        Site = website
        Ramo de atividade = industry
        Como nos conheceu? = source
        Mensagem = notes""",
    "it fiera": """
        Azienda/Ente = name
        Referente = contact_name
        Tel./Cell. = phone
        E-mail aziendale = email
        Sito web aziendale = website
        Settore merceologico = industry
        Come ci ha conosciuto = source
        Stato trattativa = status
        Osservazioni = notes""",
    "nl beurs": """
        Organisatie = name
        Naam contactpersoon = contact_name
        Mobiel nr. = phone
        Mailadres = email
        Site = website
        Sector = industry
        Herkomst lead = source
        Stand van zaken = status
        Toelichting = notes""",
    "sv mässa": """
        Företagsnamn = name
        Förnamn = contact_first_name
        Efternamn = contact_last_name
        Mobilnr = phone
        E-post (jobb) = email
        Hemsida = website
        Bransch = industry
        Källa = source
        Kommentarer = notes""",
    "no messe": """
        Firma = name
        Kontaktpersonens navn = contact_name
        Tlf. mobil = phone
        Epost = email
        Hjemmeside = website
        Bransje = industry
        Kilde = source
        Merknad = notes""",
    "pl targi": """
        Firma = name
        Osoba kontaktowa = contact_name
        Telefon kontaktowy = phone
        E-mail = email
        WWW = website
        Sektor = industry
        Skąd się o nas dowiedziałeś? = source
        Etap = status
        Komentarz = notes""",
    "ja tenji": """
        貴社名 = name
        お名前 = contact_name
        ふりがな = | ヤマダ
        お電話番号 = phone
        Eメールアドレス = email
        Webサイト = website
        業界 = industry
        当社を知ったきっかけ = source
        対応状況 = status
        ご要望・ご質問 = notes""",
    "zh zhanhui": """
        单位名称 = name
        姓名 = contact_name
        手机号码 = phone
        邮箱地址 = email
        网站 = website
        行业类别 = industry
        来源渠道 = source
        状态 = status
        备注 = notes""",
    "zh hant form": """
        公司/單位名稱 = name
        您的姓名 = contact_name
        手機號碼 = phone
        Email信箱 = email
        公司網站 = website
        行業 = industry
        得知管道 = source
        備註 = notes""",
    "en trade show": """
        Exhibitor = name
        Stand No. = | 12
        Contact Tel = phone
        Contact Email = email
        Company Website = website
        Notes from the show = notes""",
    "en form": """
        Timestamp = | 2025-03-01 10:00
        Full Name = contact_name
        Company you work for = name
        Best phone number to reach you = phone
        Your email address = email
        What industry are you in? = industry
        How did you find us? = source
        Anything else we should know? = notes""",
    "en upper": """
        COMPANY_NAME = name
        CONTACT_FNAME = contact_first_name
        CONTACT_LNAME = contact_last_name
        PHONE_NBR = phone
        EMAIL_ADDR = email
        WEB_ADDR = website
        INDUSTRY_DESC = industry
        LEAD_SRC = source
        LEAD_STATUS_CD = status
        COMMENTS_TXT = notes""",
    "de vertrieb": """
        Firmenname (lt. Handelsregister) = name
        Ansprechpartner Vorname = contact_first_name
        Ansprechpartner Nachname = contact_last_name
        Ansprechpartner Position = | Leitung
        Durchwahl = phone
        E-Mail Ansprechpartner = email
        Homepage = website
        Branche = industry
        Quelle = source
        Notiz Erstgespräch = notes
        Notiz Folgegespräch = notes | Mag Boote""",
    "fr asso": """
        Nom de l'organisme = name
        Prénom = contact_first_name
        NOM = contact_last_name
        Portable = phone
        Courriel = email
        Adresse web = website
        Domaine d'activité = industry
        Comment avez-vous entendu parler de nous ? = source
        Notes diverses = notes""",
    "es crm": """
        Cuenta = name
        Contacto: Nombre = contact_first_name
        Contacto: Apellidos = contact_last_name
        Teléfono de la empresa = phone
        Email de contacto = email
        URL = website
        Sector económico = industry
        Origen del contacto = source
        Estado = status
        Comentarios del comercial = notes""",
    "pt crm": """
        Razão Social = name
        Responsável pelo contato = contact_name
        Fone comercial = phone
        E-mail do responsável = email
        Página na internet = website
        Setor = industry
        Fonte do contato = source
        Status do funil = status
        Obs. = notes""",
    "it gestionale": """
        Denominazione azienda = name
        Persona di contatto = contact_name
        Telefono ufficio = phone
        PEC = email | tideway@pec.example
        Sito = website
        Ambito = industry | Pesca
        Fonte del lead = source
        Stato = status
        Appunti = notes""",
    "nl excel": """
        Bedrijf = name
        Contactpersoon voornaam = contact_first_name
        Contactpersoon achternaam = contact_last_name
        Tel. = phone
        Mail = email
        Webadres = website
        Bedrijfstak = industry
        Bron van de lead = source
        Opmerkingen intern = notes""",
    "da crm": """
        Virksomhed = name
        Kontakt = contact_name
        Tlf = phone
        Direkte mail = email
        Web = website
        Branchekode tekst = industry
        Kilde til lead = source
        Interne noter = notes""",
    "sv crm": """
        Bolag = name
        Kontaktperson förnamn = contact_first_name
        Kontaktperson efternamn = contact_last_name
        Direktnummer = phone
        E-mail = email
        Webb = website
        Verksamhetsområde = industry
        Var hörde du om oss? = source
        Anteckningar = notes""",
    "pl crm": """
        Nazwa przedsiębiorstwa = name
        Imię osoby kontaktowej = contact_first_name
        Nazwisko osoby kontaktowej = contact_last_name
        Nr telefonu = phone
        Mail = email
        Strona internetowa firmy = website
        Branża działalności = industry
        Źródło pozyskania = source
        Notatki handlowca = notes""",
    "ja crm": """
        取引先企業名 = name
        姓 = contact_last_name | 山田
        名 = contact_first_name | 花子
        携帯番号 = phone
        メール = email
        企業サイト = website
        業種分類 = industry
        リード獲得元 = source
        メモ欄 = notes""",
    "zh crm": """
        客户公司 = name
        主要联系人 = contact_name
        手机 = phone
        Email = email
        官方网站 = website
        行业 = industry
        线索渠道 = source
        线索状态 = status
        跟进记录 = notes""",
    "en us": """
        Organization = name
        POC First = contact_first_name
        POC Last = contact_last_name
        Office # = phone
        POC Email = email
        Site = website
        Vertical = industry
        Referral = source
        Current Stage = status
        Next steps / notes = notes""",
    "en codes": """
        Supplier Name = name
        Contact Person = contact_name
        Mobile Country Code = phone_code | +47
        Mobile = phone
        Work Email = email
        Corporate Website = website
        Sector = industry
        General comments = notes
        Delivery comments = notes | Ring twice""",
}
