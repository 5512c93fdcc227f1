"""Words that stand beside the phrases of `words` in a heading, and what they say of it; written in the same way."""

# Whose a status may be: `current status`, `estado del cliente`.
WHOSE = """posible, posibles, potential, potencial, potenziale, potenziali, follow up, followup, contatti, kontakta, 转化, 成交, 跟进, 商談, 営業, 進捗, cd,
comercial, commercial, commerciale, trattativa, lead, leads, contact, customer, client, account, company, crm, current, record, prospect, person,
organization, organisation, my, our, sales, the, a, s, kunde, kunden, kundes, kontakt, aktueller, aktuell, actuel, actual, atual, attuale, huidige,
cliente, clientes, contacto, contato, contatto, du, de, del, della, do, di, des, da, funil, funnel, pipeline, embudo, klant, kund, klienta, klient,
kontaktu, leada, firma, firmy, リード, 顧客, 取引先, 会社, 見込み客, 潜在客户, 潛在客戶, 客户, 客戶, 线索, 線索, 联系人, 聯絡人, 当前, 目前"""

# A heading with one of these is about something beside the field: who owns the record, when, how many, whether.
BESIDE = """taille, tamano, tipo, porte, dimensione, dimensioni, grootte, storrelse, storlek, wielkosc, grosse, rodzaj, tipologia, produit, prodotto, artikel, article,
articolo, produktu, source url, url source, source link, fonte url, url fonte, fuente url, url fuente, quelle url, bron url, listing url, post url, emergencia, notfall, urgence, emergenza, noodgeval, child, children, kid, average, avg, media, moyenne, promedio, durchschnitt, gemiddeld, gemiddelde,
genomsnitt, besitzer, eigentumer, kontaktinhaber, kontaktejer, kontakteier, kontaktagare, proprietaire, propietario del, proprietario do,
proprietario del, eigenaar van, vores ref, var referens, unsere ref, our ref, onze ref, operator, operatore, operador, agente, asesor, analista,
handler, kontoansvarig, ansvarlig, ansvarig, verantwoordelijke, verantwortliche, verantwortlicher, faktura, invoices, bank account, konto nummer,
kontonummer, saldo, balance, credit limit, 类型, 類型, 種別, 区分, 类别, 類別, 公司规模, 規模, 规模, 客户等级, 等级, 優先, 优先, 生年月日, 性別,
郵便番号, よみ, ヨミ, ふり仮名, カナ名, 読み, id, ids, uuid, guid, uid, date, datum, fecha, data cadastro, time, timestamp, created, updated,
modified, last activity, since, siden, seit, depuis, desde, dal, owner id, assigned, assignee, agent, rep, representative, salesperson, sales person,
account manager, account executive, relationship manager, lead owner, contact owner, company owner, account owner, record owner, deal owner,
owner email, opportunity owner, organization owner, organisation owner, person owner, customer owner, client owner, prospect owner, owner name full,
hubspot owner, zugewiesen, sachbearbeiter, vertriebler, kundenbetreuer, mitarbeitende, vendeur, charge de compte, vendedor, venditore, accountmanager,
verkoper, saljare, kundansvarig, selger, kundeansvarlig, saelger, opiekun, handlowiec, created by, modified by, betreuer, zustandig, verantwortlich,
fax, telefax, faxnummer, pager, count, size, employees, employee, mitarbeiter, mitarbeiterzahl, revenue, umsatz, score, scoring, rating, reviews,
review, type, verified, verification, valid, validated, validation, status, opt, optin, opt in, optout, opt out, subscribed, unsubscribed, consent,
gdpr, bounce, bounced, opened, clicked, ad, ads, adset, ad set, session, course, batch, father, mother, guardian, emergency, reviewer, sender,
recipient, display name, sent, received, permission, agree, accept, accepts, einwilligung, erstellt, angelegt, geandert, aangemaakt, gewijzigd,
oprettet, opprettet, skapad, andrad, utworzono, anmeldung, inscription, newsletter, preference, preferred, do not, has, gender, salutation, anrede,
birthday, birth, birthdate, iban, bic, tax, vat, linkedin, facebook, twitter, instagram, xing, youtube, tiktok, skype, github, social, maps, profile,
profil, form, formular, image, photo, logo, avatar, picture, thumbnail, icon, country code, dial code, area code, calling code, extension, ext,
prefix, vorwahl, language, currency, price, budget, amount, stage, tag, tags, group, role, rolle, cargo, job, position, title, titel, titulo,
function, funktion, department, seniority, address, street, city, state, zip, postal, country, region, ort, strasse, plz, stadt, land, latitude,
longitude, lat, lng, lon, timezone, spouse, assistant, parent, keywords, technologies, founded, meeting, call date, last contacted, last contact,
quality, confidence, hash, token, password, username, user name, login, middle, suffix, nickname, phonetic, yomi, file, list, label, labels, attempts,
duration, number of, no of, anzahl, nombre d employes, nombre de salaries, nombre de collaborateurs, empleados, funcionarios, dipendenti, effectif,
rank, page, percent, product, produkt, producto, produto, project, deal, opportunity, order, invoice, payment, bank, card, plan, priority, interest,
siret, siren, nif, cif, cnpj, cpf, cnae, nip, regon, krs, ateco, naf, ape, 営業担当, 担当営業, 所有者, 销售, 銷售, 業務員, 业务员, 日, 日時, 日付,
時間, 时间, コード, 记录号, 流水号, 单号, 序号, 管理番号, ステータス, 役職, 職位, 职位, 職稱, フォーム, 住所, 地址, 部署, 部门, ファックス, 传真, 傳真, カナ, フリガナ, ふりがな"""

# Words that say whose or which without changing what it is.
FILLERS = """您的, 您, 你的, 你, 贵, 貴, ご, お, 御, 様, 様の, 先方, 主要, 必須, 正式, 代表, 会社, 公司, 客户, 客戶, 联系, 聯絡, 連絡先, 顧客, 人, 者, 的, 信息,
資訊, 欄, 担当, 法人, 企業, 企业, 单位, 單位, arbeit, arbeits, geschaft, geschaftlich, dienstlich, beruflich, buro, zentrale, werk, zakelijk,
algemeen, kantoor, travail, bureau, pro, professionnel, professionnelle, direct, directe, trabajo, oficina, profesional, corporativo, corporativa,
trabalho, escritorio, comercial, profissional, lavoro, ufficio, arbete, jobb, arbeid, arbejde, job, sluzbowy, sluzbowa, firmowy, firmowa, glowny,
glowna, principale, principales, haupt, central, complete, completo, completa, complet, komplett, voll, voller, vollstandiger, hele, pelne, pelna,
legal, client s, customers, kunden, klanten, clientes, clients, leads, lead s, poc, osoby, kontaktowej, contatto, ansprechpartner, ansprechpartnerin,
ansprechperson, asp, kontaktperson, contactpersoon, interlocuteur, referente, responsable, yhteyshenkilo, or, oder, ou, o, of, eller, lub, from, by,
an, uns, unser, unsere, ihr, ihre, ihren, ihrer, ihres, ihrem, dein, deine, deiner, votre, vos, notre, nous, tu, tus, su, sus, seu, sua, seus, suo,
il, tuo, tua, vostro, vostra, noi, uw, je, jouw, ons, din, ditt, dine, deres, er, ert, oss, os, til, twoj, twoja, twoje, panstwa, fur, pour, para,
per, voor, key, what, s, whats, is, are, which, please, enter, provide, and, can, may, we, you, i, it, in, at, my, our, to, us, me, best, current,
the, a, de, del, della, dello, di, da, do, d, l, la, le, du, des, der, die, das, van, het, your, their, main, primary, principal, business, work,
office, company, companies, contact, lead, customer, client, person, kunde, cliente, klant, kund, crm, account, corporate, professional, prof,
general, azienda, aziendale, empresa, contacto, contato, name, full, address, es, 1, user, record, organization, organisation, associated, raw,
default, original, value, prospect, firma, nom, nombre, nome, naam, navn, namn, bedrijf, number, no, nr, nummer, numero"""

SECONDARY = """secundario, secundaria, secondaire, secondario, secondaria, zweite, zweiter, tweede, anden, annan, annet, drugi, druga, weitere, weiterer, andere,
autres, otros, outros, altri, thuis, prive, hjem, hem, dom, casa, domicile, personnel, personnelle, particular, pessoal, personale, domowy, prywatny,
prywatna, tertiary, third, extra, 2, 3, 4, 5, 6, other, secondary, second, alternative, alternate, alt, home, personal, private, privat, additional,
backup, autre, otro, outro, altro, 副"""

# Words that say of what place a number or address is, as whole headings of columns that hold nothing else.
PLACES = """contact info, contact information, contact details, contact data, kontaktdaten, contactgegevens, kontaktuppgifter, kontaktinfo, dati di contatto,
datos de contacto, dados de contato, coordonnees, fijo, fisso, fixo, fixe, number, numero, nummer, numer, werk, zakelijk, prive, jobb, hjem, hem,
casa, domicilio, personnel, pro, work, office, home, mobile, direct, main, primary, other, private, business, geschaftlich, privat, dienstlich, buro,
bureau, domicile, trabajo, lavoro, ufficio, thuis, arbete, arbejde, arbeid, praca, biuro, 1, 2, 3"""

# Words after which a heading is about the number of something: `Customer no.` and `顧客番号` name nobody.
NUMBERS = """number, no, nr, num, numero, nummer, numer, code, kod, kode, codigo, codice, cod, ref, 番号, 编号, 編號, 代码, コード"""

# First words of headings of which the answer is yes or no: `Is customer`.
WHETHER = """is, has, are, ist, hat, est, a, es, tiene, tem, e, ha, heeft, er, har, ar, czy, ma"""

# Words about how to fill a column in, or of what record it is a property.
REMARKS = """required, optional, mandatory, pflicht, pflichtfeld, pflichtangabe, erforderlich, obligatoire, facultatif, optionnel, obligatorio, obligatoria,
opcional, obrigatorio, obbligatorio, facoltativo, verplicht, optioneel, obligatorisk, valfritt, valfri, pakrevd, valgfri, valgfritt, wymagane,
opcjonalne, 必須, 任意, 必填, 选填, 選填, properties, attributes, fields"""

# Words that are a region in an address and a status elsewhere, and the headings beside which they are a region.
REGIONS = """estado, stato, state"""

TOWNS = """city, town, ciudad, cidade, municipio, localidad, poblacion, bairro, barrio, citta, comune, provincia, cap, cp, c p, cep, zip, zip code, zipcode,
postal code, postcode, codigo postal, country, pais, paese, nazione, calle"""

# Headings of what else tables of people hold, which tell a heading from a row of data.
OTHERS = """rue, ville, code postal, pays, adresse, adress, postadresse, direccion, direccion postal, endereco, indirizzo, adres, calle, rua, via, gade,
gate, gatuadress, straat, plaats, woonplaats, poststed, postnr, postnummer, postort, by, ulica, miasto, kod pocztowy, wojewodztwo, bundesland,
anschrift, hausnummer, kanton, provincie, kraj, fonction, poste, puesto, qualifica, mansione, functie, stilling, befattning, stanowisko, abteilung,
afdeling, avdeling, avdelning, service, departamento, ust idnr, ust id, steuernummer, tva, btw nummer, btw, p iva, partita iva, orgnr, org nr, cvr,
kvk, moms, 都道府県, 市区町村, 城市, 省份, 国家, 國家, 国, 职务, 部門, 年齢, 年龄"""

# Ends of long words of one piece, as German, Dutch and the Scandinavian languages build them: `Arbejdstelefon`.
ENDS = {
    "phone": """telefon, telefonnummer, telefonnr, telefoon, telefoonnummer, rufnummer, mobilnummer, mobiltelefon, handynummer, tlf, puhelin""",
    "email": """mailadresse, mailadres, mailadress, emailadresse, postadresse, epostadress, epost""",
}
