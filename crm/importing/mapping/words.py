"""How headings are written in the languages that spreadsheets come in: a list of phrases for each meaning.

English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Japanese,
Chinese. One phrase a comma; case, accents, hyphens and underscores do not count (`E-Mail` is `e mail`). Each meaning
has the plain words first and then weaker ones, which count only when no column has a plain one.
"""

EMAIL = """email, e mail, mail, emails, email address, e mail address, mail address, emailadresse, mailadresse,
e mail adresse, email adresse, courriel, adresse email, adresse e mail, adresse mail, mel, correo, correo electronico,
email contacto, direccion de correo, correio eletronico, correio electronico, endereco de email, indirizzo email,
posta elettronica, indirizzo e mail, emailadres, e mailadres, epost, e post, epostadresse, e postadresse, epostadress,
e postadress, sahkoposti, sahkopostiosoite, adres email, adres e mail, poczta, メール, メールアドレス, eメール, e メール,
电子邮件, 電子郵件, 邮箱, 電郵, 邮件, 電子信箱, 信箱"""
EMAIL_WEAK = """pec, email id, mail id, e mail id, emailid, e mail 1, email 1"""

PHONE = """festnetznr, festnetznummer, festnetz nr,
ph, ph no, ph number,
座机, 座機, 固定电话, 市話, 公司電話, 公司电话, 固定電話, 代表電話, phone, telephone, tel, telefon, phone number, telephone number, contact number, phone no, tel no, tel nr,
telefonnummer, telefon nr, telefonnr, rufnummer, festnetz, fon, telephone fixe, numero de telephone, no de telephone,
telefono, numero de telefono, numero di telefono, telefone, numero de telefone, fone, recapito, recapito telefonico,
telefoonnummer, telefoon, tel nummer, tlf, tlf nr, tlfnr, telefonnr, puhelin, puhelinnumero, numer telefonu,
telefonu, nr telefonu, 電話, 電話番号, 电话, 聯絡電話, 联系电话, 電話號碼, 电话号码, phones, phone numbers, call"""
PHONE_WEAK = """durchwahl, direktwahl, direktnummer,
sms, tfno, tfn, telf, tlfno, fono, port, phone1, phone2, tel1, tel2, telefon1, mobile1, mobile2, whats app, cellular, cell no, mobile number 1, contact mobile, cel, gsm nr, gsm nummer, 电话1, mobile, mobile phone, cell, cell phone, cellphone, mobile number, mobile no, mob, whatsapp, whatsapp number,
handy, handynummer, mobil, mobilnummer, mobiltelefon, portable, tel portable, telephone portable, movil, celular,
telefono movil, telemovel, cellulare, cell, gsm, mobiel, mobiele nummer, mobilnr, komorka, komorkowy, kannykka, matkapuhelin,
携帯, 携帯電話, 手机, 手機, 手机号, 手机号码, 手機號碼, contact no, work phone, office phone, direct phone, direct dial, landline,
home phone, business phone, other phone, numero, direct line, switchboard"""

WEBSITE = """website, web site, homepage, home page, web, url, website url, web url, web address, site url, company url,
webseite, internetseite, internet, webadresse, site web, site internet, sitio web, pagina web, site, sitio,
pagina de internet, pagina na internet, endereco web, sito, sito web, sito internet, websites, webpagina, webbplats,
hemsida, hjemmeside, nettside, nettsted, verkkosivu, verkkosivut, kotisivu, strona, strona www, strona internetowa,
web page, webpage, web adress, web adresse, www, ウェブサイト, ホームページ, サイト, hp, サイトurl, 网站, 網站, 网址, 網址, 官网, 官網, 主页"""
WEBSITE_WEAK = """web1, website1, website link, website address, company link, domain, domain name, company domain, company domain name, web domain, domaine, dominio, domena, domane,
domein, link, links, www address, 域名, ドメイン"""

INDUSTRY = """gewerk, gewerke,
business type, industry, industries, sector, branche, branch of industry, wirtschaftszweig, industrie, secteur,
secteur d activite, secteur activite, domaine d activite, industria, sector de actividad, giro, rubro, ramo,
ramo de atividade, setor, setor de atividade, segmento, settore, settore merceologico, settore di attivita, comparto,
bedrijfstak, sectoren, bransch, bransje, naering, toimiala, branza, sektor, 業種, 業界, 行业, 行業, 产业, 所属行业, 産業, vertical,
line of business, type of business, business type, company industry, market segment, industry sector"""
INDUSTRY_WEAK = """ambito, ambito di attivita, ambito de actividad, verksamhetsomrade, branchetekst, branchekode tekst,
nature of business, business nature, specialty, speciality, specialization, business sector, actividad, actividad economica, atividade, attivita, categories, category name, primary industry, sub industry, 產業別, 產業類別, 行业类别, 行業別, 業種名, 業種区分, 经营范围, 主营业务, business category, industry type, industry segment, niche, segment, market, trade, naics, sic description,
activite, categoria merceologica, 業態"""

SOURCE = """var horde du om oss, var fick du hora om oss,
woher, woher kommt der kontakt, akquisequelle, akquisitionsquelle, skad sie o nas dowiedziales, skad sie o nas dowiedzialas, skad nas znasz, jak nas znalazles,
lead src, src, 得知管道, 得知渠道,
kontakt uber, gefunden uber, gefunden durch, aufmerksam geworden durch, gekommen uber, hoe gevonden, gevonden via, leadkalla, lead kalla, hittade oss via,
hvor horte du om oss, hvor horte du om os, fundet via, funnet via, where from, came from, came via, found us via, connu par, connu via, conocido por, conosciuto tramite,
wie haben sie von uns erfahren, wie sind sie auf uns aufmerksam geworden, wie haben sie uns gefunden, wie hast du von uns erfahren,
comment nous avez vous connu, comment nous avez vous connus, comment avez vous connu, comment avez vous entendu parler de nous, como nos conociste, como nos ha conocido, como nos conocio,
como nos has conocido, como nos conheceu, como nos encontrou, como ficou sabendo, come ci hai conosciuto, come ci avete conosciuto, come ci ha conosciuto, hoe heeft u ons gevonden,
hoe ken je ons, hoe kent u ons, hoe heb je ons gevonden, hur hittade du oss, hur horde du talas om oss, hvordan fandt du os, hvordan horte du om oss, hvordan horte du om os, skad o nas wiesz, skad nas znasz, jak nas znalazles,
きっかけ, 知ったきっかけ, 何で知りましたか, どこで知りましたか, 獲得元, 从哪里了解, 如何得知, 怎么知道, 如何了解, 從哪裡得知, source, lead source, data source, origin, source of lead, lead origin, contact source, original source,
how did you hear about us, heard from, quelle, herkunft, leadquelle, lead quelle, kanal, provenance, origine,
source du lead, origen, fuente, procedencia, origem, fonte, provenienza, canale, herkomst, bron, kilde, leadkilde,
kalla, ursprung, lahde, zrodlo, pochodzenie, zrodlo leada, 流入元, 流入経路, 来源, 來源, 线索来源, 客户来源, 獲得経路, ソース, 情報源, リードソース, 流入チャネル,
ref by, lead source name, how did you hear about us, how did you find us, how did you find out about us, where did you hear about us, acquisition source, traffic source, utm source"""
SOURCE_WEAK = """campaign, campaign name, marketing campaign, channel, acquisition channel, referral source, referral,
referred by, utm campaign, utm medium, medium, campagne, campana, campanha, campagna, kampagne, kampanj, kampanja,
kampania, canal, event, trade show, list source, キャンペーン, 渠道"""

NOTES = """appunti, appunto, 跟进记录, 跟进情况, 沟通记录, 跟進紀錄, 備忘,
vermerk, vermerke, toelichting, ご要望, ご質問, ご要望ご質問, 要望,
sonstiges, zusatzinfo, zusatzinfos, divers, bijzonderheden, ovrigt, ovrig info, ovrig information, diverse, lisatiedot, lisatieto, dodatkowe informacje,
call notes, call note, meeting notes, gesprachsnotiz, gesprachsnotizen, otros datos, altro, varie, outras informacoes, その他, 其他,
anything else, notatka, anmarkning, anmarkningar, notes, note, comment, comments, remark, remarks, memo, crm note, user comments, additional notes, notiz,
notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, hinweis, remarque, remarques,
commentaire, commentaires, observations, nota, notas, comentario, comentarios, observaciones, observacion, observacoes,
observacao, obs, anotacoes, annotazioni, annotazione, osservazioni, commenti, commento, opmerking, opmerkingen,
notities, notitie, anteckning, anteckningar, kommentarer, notater, notat, merknad, merknader, bemaerkning,
bemaerkninger, noter, huomautus, huomautukset, muistiinpanot, uwagi, notatki, komentarz, komentarze, adnotacje, 備考, メモ,
コメント, 备注, 備註, 注释, 留言"""
NOTES_WEAK = """description, message, messages, details, additional information, additional info, more information,
beschreibung, nachricht, descripcion, mensaje, descricao, mensagem, descrizione, messaggio, omschrijving, bericht,
beskrivning, beskrivelse, opis, info, about, requirements, requirement, inquiry, enquiry, questions, melding, meddelande, besked, pitch, one liner, elevator pitch,
other information, how can we help, how can we help you, your message, tell us more, more info, anliegen, besoin, besoins, demande, consulta, necesidades, mensagens,
richiesta, vraag, vragen, wiadomosc, 内容, 説明, 描述, 说明, お問い合わせ内容"""

COMPANY = """nazwa przedsiebiorstwa, nombre o razon social, nombre razon social, nombre y razon social, denominacion social, nome o ragione sociale, nome ou razao social, nom ou raison sociale, denominazione sociale,
company, company name, companies, accounts, unternehmens, betriebs, firmen name, organisation, organization, organisation name, organization name, org, business,
business name, name of company, account, account name, firm, firm name, employer, company legal name, legal name, trading name,
current company, associated company, unternehmen, unternehmensname, firma, firmenname, firmen, firmenbezeichnung,
betrieb, arbeitgeber, entreprise, nom de l entreprise, nom entreprise, societe, nom societe, nom de la societe,
raison sociale, etablissement, enseigne, organisme, empresa, nombre empresa, nombre de la empresa, nombre de empresa, compania,
razon social, negocio, nombre comercial, nombre del negocio, nome da empresa, nome empresa, razao social, nome fantasia,
companhia, organizacao, estabelecimento, organizacion, azienda, nome azienda, societa, nome societa, ragione sociale,
ditta, impresa, denominazione, nome attivita, organizzazione, nome studio, bedrijf, bedrijfsnaam, organisatie,
naam bedrijf, onderneming, handelsnaam, firmanaam, foretag, foretagsnamn, bolag, bolagsnamn, virksomhed,
virksomhedsnavn, firmanavn, selskab, selskabsnavn, bedrift, bedriftsnavn, selskap, selskapsnavn, yritys,
yrityksen nimi, nazwa firmy, przedsiebiorstwo, nazwa spolki, spolka, 会社, 会社名, 企業, 企業名, 社名, 法人名, 団体名, 店舗名, 屋号, 貴社名,
御社名, 公司, 公司名称, 公司名稱, 企业, 企业名称, 单位, 单位名称, 單位名稱, 機構名稱, 公司名, 店名, 組織名"""
COMPANY_WEAK = """cuenta, nombre de cuenta, nombre de la cuenta, nome da conta, nom du compte,
startup, start up, startup name, venture, exhibitor, exhibitor name, aussteller, exposant, expositor, party, party name, trade name, dba, doing business as, vendor name, supplier name, merchant name, partner name, dealer name, distributor,
institute, institute name, institution name, college, college name, university name, hospital name, pharmacy, charity, charity name, ngo, farm, farm name, winery, brewery, gym, gym name, salon name, outlet, listing name, place, agency, store, shop, store name, shop name, restaurant, restaurant name, hotel, school, school name,
clinic, clinic name, practice name, studio, brand, brand name, institution, supplier, vendor, merchant, partner, venue,
praxis, laden, boutique, tienda, loja, negozio, winkel, butik, sklep, salon, place name, facility, university,
dealer, dealership, practice, hospital, church, nonprofit"""

PERSON = """persona di contatto, responsavel pelo contato, osoba kontaktu,
kontaktpersonens navn, kontaktpersonens namn,
nachname vorname, name vorname, vorname nachname, last name first name, surname first name, first name last name, nom prenom, prenom nom, cognome nome, nome cognome,
apellidos nombre, nombre apellidos, achternaam voornaam, efternavn fornavn, etternavn fornavn, efternamn fornamn, nazwisko imie, nazwisko i imie,
invitee, invitee name, registrant, registrant name, participant, participant name, respondent, applicant, applicant name, guest name, pic name, spoc, spoc name,
pessoa de contacto, nome do responsavel, nome responsavel, persona contacto, nom du dirigeant, nom dirigeant, nom du responsable, nom responsable, interlocuteur principal, referente aziendale, teilnehmer, ansprechpartner name,
name ansprechpartner, kontaktperson name, 法定代表人, 联络人, 联系人名称, 聯絡窗口, ご担当者, 担当者氏名, user name original name, name original name, contact, contact name, contact person, contact full name, full name, fullname, person, person name, main contact,
primary contact, key contact, point of contact, poc, your name, first and last name, decision maker, decision maker name,
attendee, attendee name, contacts, ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, kontaktname,
ansprechperson, vor und nachname, vollstandiger name, interlocuteur, nom complet, nom et prenom, prenom et nom,
nom contact, nom du contact, personne de contact, contacto, nombre contacto, nombre del contacto, persona de contacto,
nombre completo, nombre y apellidos, nombre y apellido, contato, nome do contato, nome contato, nome completo,
pessoa de contato, responsavel, responsable, referente, titolare, contatto, nome contatto, nome referente,
persona di riferimento, responsabile, nome e cognome, cognome e nome, nominativo, contactpersoon, naam contactpersoon,
volledige naam, kontaktnamn, kontaktnavn, yhteyshenkilo, koko nimi, fulde navn, fullt navn, fullstandigt namn,
osoba kontaktowa, osoba do kontaktu, imie i nazwisko, kontakt osoba, 担当者, 担当者名, ご担当者名, 氏名, お名前, 代表者名, 代表者, 姓名, 联系人,
聯絡人, 联系人姓名, 负责人, 真实姓名"""
PERSON_WEAK = """pic, proprietor, proprietor name, managing director, md name, doctor, doctor name, dr name, agent name, broker name, responsable nom, chef, chef d entreprise, referens, er referens, var referens, deres referanse, owner, owner name, founder, founder name, ceo, ceo name, president, manager name, inhaber, geschaftsfuhrer,
dirigeant, gerant, propietario, gerente, proprietario, eigenaar, agare, innehavare, innehaver, wlasciciel, 法人代表, 社長名,
director name, principal"""

FIRST = """first name, firstname, given name, forename, fname, first, christian name, contact first name, vorname, rufname,
prenom, nombre de pila, primer nombre, nombres, primeiro nome, nome proprio, voornaam, fornavn, fornamn, tilltalsnamn,
etunimi, imie, ファーストネーム, 名, 名字"""
LAST = """last name, lastname, surname, family name, lname, last, second name, contact last name, nachname, familienname,
zuname, nom de famille, apellido, apellidos, primer apellido, sobrenome, apelido, ultimo nome, cognome, achternaam,
familienaam, etternavn, efternavn, efternamn, sukunimi, nazwisko, 姓, 苗字, 姓氏"""

NAME = """name, names, nom, nombre, nome, naam, navn, namn, nimi, nazwa, customer, customer name, customers, client, client name,
lead, lead name, prospect, prospect name, title of lead, kunde, kundenname, kunde name, name kunde, cliente, nome cliente,
nombre cliente, nombre del cliente, nome do cliente, nom client, nom du client, klant, klantnaam, klant naam, kund,
kundnamn, kundenavn, asiakas, asiakkaan nimi, klient, nazwa klienta, display name, displayname, interessent, intitule,
名称, 名稱, 名前, 顧客, 顧客名, お客様名, 得意先名, 取引先, 取引先名, 客户, 客戶, 客户名称, 客戶名稱, 客户姓名, 客戶姓名"""

# Statuses: the phrase alone, or with words of WHOSE before or after it; `e-mail status` and `order status` are others.
STATUS = """status, status label, lead status label, status reason, status code, statuscode, reason for status, leadstatus, kundenstatus, kontaktstatus, bearbeitungsstatus, vertriebsstatus, leadtrin, kundestatus, klantstatus, kundstatus, state of lead, lead state, statut, etat, estado, situacao, situacion, situazione, stato, stan, tila, phase status, lead stage, etapa del lead,
ステータス, 状態, 状况, 状態区分, 状态, 狀態, 進捗, 進捗状況, 対応状況, 跟进状态, 線索狀態, 线索状态, 客户状态, 客戶狀態, 顧客ステータス"""
STATUS_WEAK = """stand van zaken,
progress, bearbeitungsstand, fortschritt, avancement, stage, phase, pipeline stage, sales stage, lifecycle stage, disposition, qualification, lead rating status, etape, etapa, fase, faza, etap, etap sprzedazy, stadio, stadium, verkaufsphase, vertriebsphase, salgsfase, saljfas, etape de vente, verkoopfase,
ステージ, フェーズ, 阶段, 階段, 销售阶段"""
WHOSE = """cd, comercial, commercial, commerciale, trattativa, lead, leads, contact, customer, client, account, company, crm, current, record, prospect, person, organization,
organisation, my, our, sales, the, a, s, kunde, kunden, kundes, kontakt, aktueller, aktuell, actuel, actual, atual, attuale, huidige, cliente,
clientes, contacto, contato, contatto, du, de, del, della, do, di, des, da, funil, funnel, pipeline, embudo, klant, kund, klienta, klient, kontaktu, leada, firma, firmy, リード, 顧客, 取引先, 会社, 見込み客, 潜在客户, 潛在客戶, 客户, 客戶, 线索, 線索, 联系人, 聯絡人, 当前, 目前"""

PHONE_CODE = """intl dialling code, intl dialing code, intl dial code, intl calling code, international dialling code, international dialing code, international calling code, international dial code,
country code, countrycode, phone country code, country code phone, mobile country code, phone code, phone prefix, country prefix, country dial code,
dial code, dialcode, dialing code, dialling code, calling code, country calling code, country phone code, intl code, international code, international prefix,
isd code, isd, std isd code, tel code, telephone code, telephone country code, whatsapp country code, landesvorwahl, landervorwahl, landerkennzahl,
landerkennzahl telefon, internationale vorwahl, vorwahl land, indicatif, indicatif pays, indicatif telephonique, code pays telephone, prefijo, prefijo pais,
prefijo internacional, prefijo telefonico, codigo de pais, codigo pais, codigo do pais, codigo telefonico, ddi, codigo ddi, prefisso, prefisso internazionale,
prefisso paese, landnummer, landcode, landcode telefoon, landekode, landekode telefon, landskode, landskod, landsnummer, kod kraju, kierunkowy, numer kierunkowy,
prefiks kraju, maatunnus, 国番号, 国コード, 国別番号, 国际区号, 國際區號, 国家代码, 国家区号, 國碼, 區碼"""

# A heading with one of these is about something beside the field: who owns the record, when, how many, whether.
BESIDE = """id, ids, uuid, guid, uid, date, datum, fecha, data cadastro, time, timestamp, created, updated, modified, last
activity, since, siden, seit, depuis, desde, dal, owner id, assigned, assignee, agent, rep, representative, salesperson, sales
person, account manager, account executive, relationship manager, lead owner, contact owner, company owner, account owner,
record owner, deal owner, owner email, opportunity owner, organization owner, organisation owner, person owner, customer owner, client owner, prospect owner, owner name full,
hubspot owner, zugewiesen, sachbearbeiter, vertriebler, kundenbetreuer, mitarbeitende, vendeur, charge de compte, vendedor, venditore,
accountmanager, verkoper, saljare, kundansvarig, selger, kundeansvarlig, saelger, opiekun, handlowiec, created by, modified by, betreuer, zustandig, verantwortlich, fax,
telefax, faxnummer, pager, count, size, employees, employee, mitarbeiter, mitarbeiterzahl, revenue, umsatz, score,
scoring, rating, reviews, review, type, verified, verification, valid, validated, validation, status, opt, optin, opt in,
optout, opt out, subscribed, unsubscribed, consent, gdpr, bounce, bounced, opened, clicked, ad, ads, adset, ad set, session, course, batch, father, mother, guardian, emergency, reviewer, sender, recipient, display name, sent, received, permission, agree, accept, accepts, einwilligung, erstellt, angelegt, geandert, aangemaakt, gewijzigd, oprettet, opprettet, skapad, andrad, utworzono,
anmeldung, inscription,
newsletter, preference, preferred, do not, has, gender, salutation, anrede, birthday, birth, birthdate, iban, bic, tax,
vat, linkedin, facebook, twitter, instagram, xing, youtube, tiktok, skype, github, social, maps, profile, profil, form, formular,
image, photo, logo, avatar, picture, thumbnail, icon, country code, dial code, area code, calling code, extension, ext, prefix, vorwahl, language, currency,
price, budget, amount, stage, tag, tags, group, role, rolle, cargo, job, position, title, titel, titulo, function, funktion,
department, seniority, address, street, city, state, zip, postal, country, region, ort, strasse, plz, stadt, land, latitude,
longitude, lat, lng, lon, timezone, spouse, assistant, parent, keywords, technologies, founded, meeting, call date, last
contacted, last contact, quality, confidence, hash, token, password, username, user name, login, middle, suffix, nickname,
phonetic, yomi, file, list, label, labels, attempts, duration, number of, no of, anzahl, nombre d employes, nombre de salaries, nombre de collaborateurs, empleados, funcionarios, dipendenti, effectif, rank, page, position, percent,
product, produkt, producto, produto, project, deal, opportunity, order, invoice, payment, bank, card, plan, priority, interest,
siret, siren, nif, cif, cnpj, cpf, cnae, nip, regon, krs, ateco, naf, ape, 営業担当, 担当営業, 所有者, 销售, 銷售, 業務員, 业务员, 日, 日時, 日付, 時間, 时间, 時間, コード, ステータス, 役職, 職位, 职位, 職稱,
フォーム, 住所, 地址, 部署, 部门, ファックス, 传真, 傳真, カナ, フリガナ, ふりがな"""

# Words that say whose or which without changing what it is.
FILLERS = """poc, osoby, kontaktowej, contatto, ansprechpartner, ansprechpartnerin, ansprechperson, asp, kontaktperson, contactpersoon, interlocuteur, referente, responsable, yhteyshenkilo, or, oder, ou, o, of, eller, lub, from, by, an, uns, unser, unsere, ihr, ihre, ihren, ihrer, ihres, ihrem, dein, deine, deiner, votre, vos, notre, nous, tu, tus, su, sus, seu, sua, seus, suo, sua, il,
tuo, tua, vostro, vostra, noi, uw, je, jouw, ons, din, ditt, dine, deres, er, ert, oss, os, til, twoj, twoja, twoje, panstwa, fur, pour, para, per, voor, key, what, s, whats, is, are, which, please, enter, provide, and, can, may, we, you, i, it, in, at, my, our, to, us, me, best, current, the, a, of, de, del, della, dello, di, da, do, d, l, la, le, du, des, der, die, das, van, het, your, their, main,
primary, principal, business, work, office, company, companies, contact, lead, customer, client, person, kunde, kunden,
cliente, client, klant, kund, crm, account, corporate, professional, prof, general, azienda, aziendale, empresa, contacto,
contato, name, full, address, es, s, 1, user, record, organization, organisation, associated, raw, default, original, value, prospect, firma, nom,
nombre, nome, naam, navn, namn, bedrijf, number, no, nr, nummer, numero"""
SECONDARY = """2, 3, 4, 5, 6, other, secondary, second, alternative, alternate, alt, home, personal, private, privat,
privat, additional, backup, autre, otro, outro, altro, andere, 副"""

# Words that say of what place a number or address is, as whole headings of columns that hold nothing else.
PLACES = """work, office, home, mobile, direct, main, primary, other, private, business, geschaftlich, privat, dienstlich, buro, bureau, domicile, trabajo, casa, lavoro,
ufficio, werk, thuis, arbete, arbejde, arbeid, praca, biuro, 1, 2, 3"""

# Ends of long words of one piece, as German, Dutch and the Scandinavian languages build them: `Arbejdstelefon`.
ENDS = {
    "phone": """telefon, telefonnummer, telefonnr, telefoon, telefoonnummer, rufnummer, mobilnummer, mobiltelefon, handynummer, tlf, puhelin""",
    "email": """mailadresse, mailadres, mailadress, emailadresse, postadresse, epostadress, epost""",
}
