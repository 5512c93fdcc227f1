"""How headings are written in the languages that spreadsheets come in: a list of phrases for each meaning.

English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Japanese,
Chinese, and the plainest words of Turkish, Czech, Hungarian, Romanian, Russian, Vietnamese, Indonesian and Korean.
One phrase a comma; case, accents, hyphens and underscores do not count (`E-Mail` is `e mail`). Each meaning has the
plain words first and then weaker ones, which count only when no column has a plain one.
"""

EMAIL = """e posta, eposta, e posta adresi, emailova adresa, email cim, e mail cim, adresa de email, adresa email, почта, электронная почта, эл почта,
email адрес, 이메일, 이메일 주소, 전자우편, mailadres, mejl, mejladress, correo e, e correo, correu, korrespondenz email, emailadress,
eメールアドレス, 电子邮箱, 電子郵箱, 邮箱地址, 邮件地址, 電郵地址, 電子メール, 電子メールアドレス, email, e mail, mail, emails, email address,
e mail address, mail address, emailadresse, mailadresse, e mail adresse, email adresse, courriel, adresse email, adresse e mail, adresse mail, mel,
correo, correo electronico, email contacto, direccion de correo, correio eletronico, correio electronico, endereco de email, indirizzo email,
posta elettronica, indirizzo e mail, emailadres, e mailadres, epost, e post, epostadresse, e postadresse, epostadress, e postadress, sahkoposti,
sahkopostiosoite, adres email, adres e mail, poczta, メール, メールアドレス, eメール, e メール, 电子邮件, 電子郵件, 邮箱, 電郵, 邮件, 電子信箱, 信箱"""
EMAIL_WEAK = """pec, email id, mail id, e mail id, emailid, e mail 1, email 1"""

PHONE = """telefon numarasi, telefonszam, telefonni cislo, tel c, numar de telefon, nr de telefon, телефон, номер телефона, контактный телефон, dien thoai,
so dien thoai, sdt, nomor telepon, no telepon, telepon, no hp, nomor hp, 전화번호, 전화, 연락처, 대표전화, telefoonnr, telefonnr, tel num, telnr,
phonenumber, telefon nummer, telefoon nr, numer tel, nr tel, tel kontaktowy, num tel, n tel, n telefono, no telefono, phone nr, telefone fixo,
telefono fijo, telefono fisso, vaste telefoon, fasttelefon, fastnet, sentral, sentralbord, vaxel, telefonvaxel, 联系方式, 聯絡方式, 市內電話,
市内电话, 办公电话, 公司電話號碼, 連絡先電話番号, 連絡先電話, tel番号, festnetznr, festnetznummer, festnetz nr, ph, ph no, ph number, 座机, 座機,
固定电话, 市話, 公司電話, 公司电话, 固定電話, 代表電話, phone, telephone, tel, telefon, phone number, telephone number, contact number, phone no,
tel no, tel nr, telefonnummer, telefon nr, rufnummer, festnetz, fon, telephone fixe, numero de telephone, no de telephone, telefono,
numero de telefono, numero di telefono, telefone, numero de telefone, fone, recapito, recapito telefonico, telefoonnummer, telefoon, tel nummer, tlf,
tlf nr, tlfnr, puhelin, puhelinnumero, numer telefonu, telefonu, nr telefonu, 電話, 電話番号, 电话, 聯絡電話, 联系电话, 電話號碼, 电话号码, phones,
phone numbers, call"""
PHONE_WEAK = """best number to reach you, number to reach you, best number, cep telefonu, gsm no, mobilni telefon, mobiltelefonszam, мобильный, мобильный телефон, 휴대폰, 휴대전화, 핸드폰, telefon og fax, telefon fax, tel fax,
phone fax, phone and fax, telephone fax, telefon und fax, telefono fax, telephone et fax, telefone fax, telefoon fax, wap, wsp, wpp, zap, whats,
gsm number, cellulari, mobilfunk, mobilfunknummer, mobiltel, mobitel, direkttelefon, direktnr, directe lijn, ligne directe, linea directa,
direct line number, mobil nr, mobiel nummer, mobieltje, mobiltlf, mobilnumer, tel kom, telefon komorkowy, telefon stacjonarny, 行動電話, 手机号碼,
移动电话, 携帯番号, 携帯電話番号, 直通電話, 直通, durchwahl, direktwahl, direktnummer, sms, tfno, tfn, telf, tlfno, fono, port, phone1, phone2, tel1,
tel2, telefon1, mobile1, mobile2, whats app, cellular, cell no, mobile number 1, contact mobile, cel, gsm nr, gsm nummer, 电话1, mobile, mobile phone,
cell, cell phone, cellphone, mobile number, mobile no, mob, whatsapp, whatsapp number, handy, handynummer, mobil, mobilnummer, mobiltelefon, portable,
tel portable, telephone portable, movil, celular, telefono movil, telemovel, cellulare, gsm, mobiel, mobiele nummer, mobilnr, komorka, komorkowy,
kannykka, matkapuhelin, 携帯, 携帯電話, 手机, 手機, 手机号, 手机号码, 手機號碼, contact no, work phone, office phone, direct phone, direct dial,
landline, home phone, business phone, other phone, direct line, switchboard"""

WEBSITE = """web sitesi, internet sitesi, webove stranky, weboldal, honlap, site ul, pagina web site, сайт, веб сайт, trang web, situs web, 홈페이지, 웹사이트,
webbadress, websted, webside, websida, netsted, webstrona, adres www, adres strony, internettadresse, internetadresse, internetadress,
internetauftritt, websitelink, link sito, indirizzo web, direccion web, pagina de web, pagina internet, adresse web, adresse du site, website bedrijf,
webadres, weblink, web link, 公司网址, 公司官网, 网站地址, 公司網址, 官方网站, 企業url, webサイト, ウェブ, ホームページアドレス, 企業サイト, website,
web site, homepage, home page, web, url, website url, web url, web address, site url, company url, webseite, internetseite, internet, webadresse,
site web, site internet, sitio web, pagina web, site, sitio, pagina de internet, pagina na internet, endereco web, sito, sito web, sito internet,
websites, webpagina, webbplats, hemsida, hjemmeside, nettside, nettsted, verkkosivu, verkkosivut, kotisivu, strona, strona www, strona internetowa,
web page, webpage, web adress, web adresse, www, ウェブサイト, ホームページ, サイト, hp, サイトurl, 网站, 網站, 网址, 網址, 官网, 官網, 主页"""
WEBSITE_WEAK = """web1, website1, website link, website address, company link, domain, domain name, company domain, company domain name, web domain, domaine, dominio,
domena, domane, domein, link, links, www address, 域名, ドメイン"""

INDUSTRY = """sektoru, obor, obor podnikani, odvetvi, iparag, agazat, domeniu, domeniu de activitate, отрасль, сфера деятельности, nganh nghe, nganh, linh vuc,
industri, bidang usaha, 업종, 업태, 산업, arbeitsgebiet, geschaftszweig, geschaftsfeld, tatigkeitsbereich, tatigkeitsfeld, corps de metier, corps d etat,
area de negocio, area de atuacao, segmento de mercado, ramo de actividad, sector economico, sector industrial, settore attivita, naringsgren,
forretningsomrade, virksomhedsomrade, dzial gospodarki, przemysl, 业种, 行业类型, 企業業種, 事業内容, gewerk, gewerke, business type, industry,
industries, sector, branche, branch of industry, wirtschaftszweig, industrie, secteur, secteur d activite, secteur activite, domaine d activite,
industria, sector de actividad, giro, rubro, ramo, ramo de atividade, setor, setor de atividade, segmento, settore, settore merceologico,
settore di attivita, comparto, bedrijfstak, sectoren, bransch, bransje, naering, toimiala, branza, sektor, 業種, 業界, 行业, 行業, 产业, 所属行业,
産業, vertical, line of business, type of business, company industry, market segment, industry sector"""
INDUSTRY_WEAK = """job industry, job industry category, sni text, sni beskrivning, naringskode beskrivelse, branchekode, libelle naf, libelle ape, naf libelle,
activite naf, description nace, nace description, nace omschrijving, sbi omschrijving, wz bezeichnung, pkd opis, descrizione ateco, ateco descrizione,
descripcion cnae, cnae descripcion, descricao cnae, line of work, business activity, business category name, area of business, service category,
tipo de negocio, tipo attivita, type d activite, ambito, ambito di attivita, ambito de actividad, verksamhetsomrade, branchetekst, branchekode tekst,
nature of business, business nature, specialty, speciality, specialization, business sector, actividad, actividad economica, atividade, attivita,
categories, category name, primary industry, sub industry, 產業別, 產業類別, 行业类别, 行業別, 業種名, 業種区分, 经营范围, 主营业务,
business category, industry type, industry segment, niche, segment, market, trade, naics, sic description, activite, categoria merceologica, 業態"""

SOURCE = """kaynak, kaynagi, zdroj, forras, sursa, источник, источник лида, nguon, nguon khach hang, sumber, 출처, 유입경로, 유입 경로, metodo de captacion,
metodo captacion, canal de captacion, medio de captacion, via de captacion, canal de contacto, canale di contatto, canal de contato, 登録経路,
申込経路, 問い合わせ経路, 問合せ経路, お問い合わせ経路, 認知経路, 来店経路, 集客経路, 経路, akquisekanal, lead herkunft, kontaktquelle,
kontaktherkunft, erste quelle, ursprungliche quelle, urspr quelle, kundenquelle, source d origine, source originale, source du contact,
source prospect, canal d acquisition, origen del contacto, fuente original, fuente de origen, fuente del lead, fuente de lead, canal de entrada,
medio de contacto, origem do contato, fonte do lead, fonte original, canal de aquisicao, fonte originale, fonte contatto, fonte lead,
oorspronkelijke bron, leadbron, bron lead, ursprunglig kalla, opprinnelig kilde, oprindelig kilde, oprindelse, pochodzenie leada, pierwotne zrodlo,
kanal pozyskania, 来源渠道, 渠道来源, 客户渠道, 线索渠道, 數據來源, 数据来源, 信息来源, リード元, リード獲得元, 情報入手経路, var horde du om oss,
var fick du hora om oss, woher, woher kommt der kontakt, akquisequelle, akquisitionsquelle, skad sie o nas dowiedziales, skad sie o nas dowiedzialas,
skad nas znasz, jak nas znalazles, lead src, src, 得知管道, 得知渠道, kontakt uber, gefunden uber, gefunden durch, aufmerksam geworden durch,
gekommen uber, hoe gevonden, gevonden via, leadkalla, lead kalla, hittade oss via, hvor horte du om oss, hvor horte du om os, fundet via, funnet via,
where from, came from, came via, found us via, connu par, connu via, conocido por, conosciuto tramite, wie haben sie von uns erfahren,
wie sind sie auf uns aufmerksam geworden, wie haben sie uns gefunden, wie hast du von uns erfahren, comment nous avez vous connu,
comment nous avez vous connus, comment avez vous connu, comment avez vous entendu parler de nous, como nos conociste, como nos ha conocido,
como nos conocio, como nos has conocido, como nos conheceu, como nos encontrou, como ficou sabendo, come ci hai conosciuto, come ci avete conosciuto,
come ci ha conosciuto, hoe heeft u ons gevonden, hoe ken je ons, hoe kent u ons, hoe heb je ons gevonden, hur hittade du oss,
hur horde du talas om oss, hvordan fandt du os, hvordan horte du om oss, hvordan horte du om os, skad o nas wiesz, きっかけ, 知ったきっかけ,
何で知りましたか, どこで知りましたか, 獲得元, 从哪里了解, 如何得知, 怎么知道, 如何了解, 從哪裡得知, source, lead source, data source, origin,
source of lead, lead origin, contact source, original source, how did you hear about us, heard from, quelle, herkunft, leadquelle, lead quelle, kanal,
provenance, origine, source du lead, origen, fuente, procedencia, origem, fonte, provenienza, canale, herkomst, bron, kilde, leadkilde, kalla,
ursprung, lahde, zrodlo, pochodzenie, zrodlo leada, 流入元, 流入経路, 来源, 來源, 线索来源, 客户来源, 獲得経路, ソース, 情報源, リードソース,
流入チャネル, ref by, lead source name, how did you find us, how did you find out about us, where did you hear about us, acquisition source,
traffic source, utm source"""
SOURCE_WEAK = """acquisition, akquise, lead channel, lead campaign, campaign source, marketing source, marketing channel, heard about us, how heard, found us, messe,
feria, feira, fiera, beurs, messa, targi, evento, evenement, veranstaltung, event name, event title, 展会, 展示会, campaign, campaign name,
marketing campaign, channel, acquisition channel, referral source, referral, referred by, utm campaign, utm medium, medium, campagne, campana,
campanha, campagna, kampagne, kampanj, kampanja, kampania, canal, event, trade show, list source, キャンペーン, 渠道"""

NOTES = """notlar, aciklama, aciklamalar, poznamka, poznamky, megjegyzes, megjegyzesek, observatii, комментарий, примечание, заметки, ghi chu, catatan,
keterangan, 메모, 비고, 참고, bmrk, bem, bemaerk, anm, opm, uw, adn, obs adicionais, notering, noteringar, bemerkn, opmerking s, ekstra info,
extra info, extra information, informations complementaires, info complementaire, informacion adicional, informazioni aggiuntive, note interne,
informacje dodatkowe, background info, background information, background, hintergrund, hintergrundinformation, hintergrundinformationen,
achtergrondinformatie, achtergrond, bakgrund, bakgrundsinformation, baggrund, personal note, gespreksverslag, kontaktnotiz, 説明欄, 特記事項, 備考欄,
备注说明, 跟进备注, 客户备注, 備註說明, appunti, appunto, 跟进记录, 跟进情况, 沟通记录, 跟進紀錄, 備忘, vermerk, vermerke, toelichting, ご要望,
ご質問, ご要望ご質問, 要望, sonstiges, zusatzinfo, zusatzinfos, divers, bijzonderheden, ovrigt, ovrig info, ovrig information, diverse, lisatiedot,
lisatieto, dodatkowe informacje, call notes, call note, meeting notes, gesprachsnotiz, gesprachsnotizen, otros datos, altro, varie,
outras informacoes, その他, 其他, anything else, notatka, anmarkning, anmarkningar, notes, note, comment, comments, remark, remarks, memo, crm note,
user comments, additional notes, notiz, notizen, bemerkung, bemerkungen, anmerkung, anmerkungen, kommentar, kommentare, hinweis, remarque, remarques,
commentaire, commentaires, observations, nota, notas, comentario, comentarios, observaciones, observacion, observacoes, observacao, obs, anotacoes,
annotazioni, annotazione, osservazioni, commenti, commento, opmerking, opmerkingen, notities, notitie, anteckning, anteckningar, kommentarer, notater,
notat, merknad, merknader, bemaerkning, bemaerkninger, noter, huomautus, huomautukset, muistiinpanot, uwagi, notatki, komentarz, komentarze,
adnotacje, 備考, メモ, コメント, 备注, 備註, 注释, 留言"""
NOTES_WEAK = """what can we help you with, how may we help, how may we help you, what can we do for you, what are you looking for, wie konnen wir ihnen helfen,
comment pouvons nous vous aider, en que podemos ayudarle, en que podemos ayudarte, como podemos ajudar, come possiamo aiutarti,
waarmee kunnen we helpen, summary, resume, resumen, resumo, riassunto, zusammenfassung, samenvatting, sammanfattning, sammendrag, podsumowanie,
线索描述, 客户描述, 需求描述, description, message, messages, details, additional information, additional info, more information, beschreibung,
nachricht, descripcion, mensaje, descricao, mensagem, descrizione, messaggio, omschrijving, bericht, beskrivning, beskrivelse, opis, info, about,
requirements, requirement, inquiry, enquiry, questions, melding, meddelande, besked, pitch, one liner, elevator pitch, other information,
how can we help, how can we help you, your message, tell us more, more info, anliegen, besoin, besoins, demande, consulta, necesidades, mensagens,
richiesta, vraag, vragen, wiadomosc, 内容, 説明, 描述, 说明, お問い合わせ内容"""

COMPANY = """firmename, firmennamen, sirket, sirket adi, firma adi, firma unvani, unvan, spolecnost, nazev firmy, nazev spolecnosti, cegnev, ceg, ceg neve, companie, denumire firma,
nume firma, nume companie, компания, название компании, организация, наименование организации, cong ty, ten cong ty, perusahaan, nama perusahaan,
회사, 회사명, 업체명, 상호, 기업명, 거래처, 거래처명, 업체, naam organisatie, naam onderneming, nom de la structure, nom de l etablissement,
nom de l organisme, nombre de la organizacion, nome da organizacao, nome organizzazione, namn pa foretaget, firmenbezeichnung 1, firma 1, firma1,
firmenname 1, firmenname1, name1, name 1, unternehmung, einrichtung, organisationsname, organisasjon, organisasjonsnavn, organisationsnamn,
nazwa organizacji, nazwa kontrahenta, kontrahent, organizacja, podmiot, nazwa podmiotu, debitor, debitorenname, relatie, relatienaam, naam relatie,
accountnaam, accountname, kontoname, kontonavn, kontonamn, nom du tiers, tiers, nombre fiscal, denominacion, nom legal, nome legal, nom de societe,
nom d entreprise, 单位全称, 公司全称, 公司全稱, 企业全称, 客户公司, 所属公司, 所在公司, 所属企業, 勤務先, 勤務先名, 企業名称, 会社名称,
nazwa przedsiebiorstwa, nombre o razon social, nombre razon social, nombre y razon social, denominacion social, nome o ragione sociale,
nome ou razao social, nom ou raison sociale, denominazione sociale, company, company name, companies, accounts, unternehmens, betriebs, firmen name,
organisation, organization, organisation name, organization name, org, business, business name, name of company, account, account name, firm,
firm name, employer, company legal name, legal name, current company, associated company, unternehmen, unternehmensname, firma, firmenname, firmen,
firmenbezeichnung, betrieb, arbeitgeber, entreprise, nom de l entreprise, nom entreprise, societe, nom societe, nom de la societe, raison sociale,
etablissement, enseigne, organisme, empresa, nombre empresa, nombre de la empresa, nombre de empresa, compania, razon social, negocio,
nombre del negocio, nome da empresa, nome empresa, razao social, nome fantasia, companhia, organizacao, estabelecimento, organizacion, azienda,
nome azienda, societa, nome societa, ragione sociale, ditta, impresa, denominazione, nome attivita, organizzazione, nome studio, bedrijf,
bedrijfsnaam, organisatie, naam bedrijf, onderneming, handelsnaam, firmanaam, foretag, foretagsnamn, bolag, bolagsnamn, virksomhed, virksomhedsnavn,
firmanavn, selskab, selskabsnavn, bedrift, bedriftsnavn, selskap, selskapsnavn, yritys, yrityksen nimi, nazwa firmy, przedsiebiorstwo, nazwa spolki,
spolka, 会社, 会社名, 企業, 企業名, 社名, 法人名, 団体名, 店舗名, 屋号, 貴社名, 御社名, 公司, 公司名称, 公司名稱, 企业, 企业名称, 单位, 单位名称,
單位名稱, 機構名稱, 公司名, 店名, 組織名"""
COMPANY_WEAK = """association, association name, verein, vereinsname, vereniging, asociacion, associazione, forening, foreningsnavn, forbund, stowarzyszenie, ente,
entity, entity name, cuenta, nombre de cuenta, nombre de la cuenta, nome da conta, nom du compte, startup, start up, startup name, venture, exhibitor,
exhibitor name, aussteller, exposant, expositor, party, party name, vendor name, supplier name, merchant name, partner name, dealer name, distributor,
institute, institute name, institution name, college, college name, university name, hospital name, pharmacy, charity, charity name, ngo, farm,
farm name, winery, brewery, gym, gym name, salon name, outlet, listing name, place, agency, store, shop, store name, shop name, restaurant,
restaurant name, hotel, school, school name, clinic, clinic name, practice name, studio, brand, brand name, institution, supplier, vendor, merchant,
partner, venue, praxis, laden, boutique, tienda, loja, negozio, winkel, butik, sklep, salon, place name, facility, university, dealer, dealership,
practice, hospital, church, nonprofit"""

PERSON = """anspr person, anspr partner, anspr, ansprech person, yetkili, yetkili kisi, ilgili kisi, ad soyad, adi soyadi, kontaktni osoba, jmeno a prijmeni, kapcsolattarto, kapcsolattarto neve, persoana de contact,
nume complet, nume si prenume, контактное лицо, контакт, фио, nguoi lien he, ho ten, ho va ten, nama kontak, nama lengkap, 담당자, 담당자명, 성명,
att person, att persona, attention person, attention to, attn name, att, attn, attention, fao, z hd, zhd, zu handen, zu h d, tav, t a v, deres ref,
deres referanse, er ref, pessoa, personne, persoon, osoba, contactnaam, naam contact, contact naam, navn kontakt, navn kontaktperson,
kontaktpersonnavn, kontaktpersonnamn, namn kontaktperson, nom et prenom du contact, prenom nom contact, nombre de contacto,
nombre y apellido del contacto, nome e cognome referente, nome do contacto, osoba kontaktowa imie i nazwisko, imie nazwisko, voor en achternaam,
for och efternamn, for og etternavn, for og efternavn, vor nachname, vor u nachname, vorname und nachname, vorname und name, navn og etternavn,
联系人名, 主要联系人, 首要联系人, 客户联系人, 連絡担当者, 窓口担当者, 先方担当者, お客様担当者, フルネーム, persona di contatto,
responsavel pelo contato, osoba kontaktu, kontaktpersonens navn, kontaktpersonens namn, nachname vorname, name vorname, vorname nachname,
last name first name, surname first name, first name last name, nom prenom, prenom nom, cognome nome, nome cognome, apellidos nombre,
nombre apellidos, achternaam voornaam, efternavn fornavn, etternavn fornavn, efternamn fornamn, nazwisko imie, nazwisko i imie, invitee, invitee name,
registrant, registrant name, participant, participant name, respondent, applicant, applicant name, guest name, pic name, spoc, spoc name,
pessoa de contacto, nome do responsavel, nome responsavel, persona contacto, nom du dirigeant, nom dirigeant, nom du responsable, nom responsable,
interlocuteur principal, referente aziendale, teilnehmer, ansprechpartner name, name ansprechpartner, kontaktperson name, 法定代表人, 联络人,
联系人名称, 聯絡窗口, ご担当者, 担当者氏名, user name original name, name original name, contact, contact name, contact person, contact full name,
full name, fullname, person name, main contact, primary contact, key contact, point of contact, poc, your name, first and last name, decision maker,
decision maker name, attendee, attendee name, contacts, ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, kontaktname, ansprechperson,
vor und nachname, vollstandiger name, interlocuteur, nom complet, nom et prenom, prenom et nom, nom contact, nom du contact, personne de contact,
contacto, nombre contacto, nombre del contacto, persona de contacto, nombre completo, nombre y apellidos, nombre y apellido, contato, nome do contato,
nome contato, nome completo, pessoa de contato, responsavel, responsable, referente, titolare, contatto, nome contatto, nome referente,
persona di riferimento, responsabile, nome e cognome, cognome e nome, nominativo, contactpersoon, naam contactpersoon, volledige naam, kontaktnamn,
kontaktnavn, yhteyshenkilo, koko nimi, fulde navn, fullt navn, fullstandigt namn, osoba kontaktowa, osoba do kontaktu, imie i nazwisko, kontakt osoba,
担当者, 担当者名, ご担当者名, 氏名, お名前, 代表者名, 代表者, 姓名, 联系人, 聯絡人, 联系人姓名, 真实姓名"""
PERSON_WEAK = """contact sales, sales contact, person, parent name, parents name, name of parent, student name, pupil name, passenger name, patient name, member name,
daglig leder, adm dir, administrerende direktor, adm direktor, direktor, verkstallande direktor, representante legal, representante,
legal representative, legale rappresentante, rappresentante legale, amministratore, bestuurder, zaakvoerder, directeur, directeur general,
gerente general, administrador, socio, socio administrador, prezes, prezes zarzadu, wlasciciel firmy, ejer, eier, indehaver, 负责人, 法人姓名, 責任者,
責任者名, 社長, pic, proprietor, proprietor name, managing director, md name, doctor, doctor name, dr name, agent name, broker name, responsable nom,
chef, chef d entreprise, referens, er referens, var referens, deres referanse, owner, owner name, founder, founder name, ceo, ceo name, president,
manager name, inhaber, geschaftsfuhrer, dirigeant, gerant, propietario, gerente, proprietario, eigenaar, agare, innehavare, innehaver, wlasciciel,
法人代表, 社長名, director name, principal"""

FIRST = """jmeno, keresztnev, prenume, имя, nome de batismo, 名 名前, 名前 名, 名前名, given names, forenames, contact given name, first name, firstname,
given name, forename, fname, first, christian name, contact first name, vorname, rufname, prenom, nombre de pila, primer nombre, nombres,
primeiro nome, nome proprio, voornaam, fornavn, fornamn, tilltalsnamn, etunimi, imie, ファーストネーム, 名, 名字"""
LAST = """soyad, soyadi, prijmeni, vezeteknev, nume de familie, фамилия, achternaam contactpersoon, sobrenomes, nom de famille du contact, 名前 姓, 名前姓,
family names, contact surname, last name, lastname, surname, family name, lname, last, second name, contact last name, nachname, familienname, zuname,
nom de famille, apellido, apellidos, primer apellido, sobrenome, apelido, ultimo nome, cognome, achternaam, familienaam, etternavn, efternavn,
efternamn, sukunimi, nazwisko, 姓, 苗字, 姓氏"""

NAME = """nume, nazev, nev, isim, название, наименование, клиент, ten khach hang, khach hang, nama, nama pelanggan, pelanggan, musteri, musteri adi, zakaznik,
ugyfel, ugyfel neve, nume client, 이름, 고객명, 고객, clients, clientes, clienti, klanten, kunder, kunden, klienci, nombre del lead, nome do lead,
nom du prospect, nom prospect, leadname, kundens namn, kundens navn, 客戶姓名, 顧客氏名, お客様氏名, name, names, nom, nombre, nome, naam, navn, namn,
nimi, nazwa, customer, customer name, customers, client, client name, lead, lead name, prospect, prospect name, title of lead, kunde, kundenname,
kunde name, name kunde, cliente, nome cliente, nombre cliente, nombre del cliente, nome do cliente, nom client, nom du client, klant, klantnaam,
klant naam, kund, kundnamn, kundenavn, asiakas, asiakkaan nimi, klient, nazwa klienta, display name, displayname, interessent, intitule, 名称, 名稱,
名前, 顧客, 顧客名, お客様名, 得意先名, 取引先, 取引先名, 客户, 客戶, 客户名称, 客戶名稱, 客户姓名"""

# Statuses: the phrase alone, or with words of WHOSE before or after it; `e-mail status` and `order status` are others.
STATUS = """durum, durumu, stav, statusz, allapot, статус, trang thai, 상태, estatus, estatus del lead, estatus lead, estatus cliente, 状況, 状況区分, 商談状況,
営業状況, リード状況, 顧客状況, 客户跟进状态, status, status label, lead status label, status reason, status code, statuscode, reason for status,
leadstatus, kundenstatus, kontaktstatus, bearbeitungsstatus, vertriebsstatus, leadtrin, kundestatus, klantstatus, kundstatus, state of lead,
lead state, statut, etat, estado, situacao, situacion, situazione, stato, stan, tila, phase status, lead stage, etapa del lead, ステータス, 状態,
状况, 状態区分, 状态, 狀態, 進捗, 進捗状況, 対応状況, 跟进状态, 線索狀態, 线索状态, 客户状态, 客戶狀態, 顧客ステータス"""
STATUS_WEAK = """asama, faza vanzare, стадия, этап, giai doan, tahap, 단계, funil, etapa do funil, etapa del embudo, fase da negociacao, fase trattativa, salesphase,
vertriebsstufe, lead phase, phase du cycle de vie, lifecycle phase, livscyklusfase, livssyklusfase, livscykelfas, levenscyclusfase,
fase del ciclo de vida, fase do ciclo de vida, fase del ciclo di vita, etap cyklu zycia, lead temperature, temperature, 意向程度, 商机阶段,
商談フェーズ, 商談ステージ, stand van zaken, progress, bearbeitungsstand, fortschritt, avancement, stage, phase, pipeline stage, sales stage,
lifecycle stage, disposition, qualification, lead rating status, etape, etapa, fase, faza, etap, etap sprzedazy, stadio, stadium, verkaufsphase,
vertriebsphase, salgsfase, saljfas, etape de vente, verkoopfase, ステージ, フェーズ, 阶段, 階段, 销售阶段"""

PHONE_CODE = """intl dialling code, intl dialing code, intl dial code, intl calling code, international dialling code, international dialing code,
international calling code, international dial code, country code, countrycode, phone country code, country code phone, mobile country code,
phone code, phone prefix, country prefix, country dial code, dial code, dialcode, dialing code, dialling code, calling code, country calling code,
country phone code, intl code, international code, international prefix, isd code, isd, std isd code, tel code, telephone code,
telephone country code, whatsapp country code, landesvorwahl, landervorwahl, landerkennzahl, landerkennzahl telefon, internationale vorwahl,
vorwahl land, indicatif, indicatif pays, indicatif telephonique, code pays telephone, prefijo, prefijo pais, prefijo internacional,
prefijo telefonico, codigo de pais, codigo pais, codigo do pais, codigo telefonico, ddi, codigo ddi, prefisso, prefisso internazionale,
prefisso paese, landnummer, landcode, landcode telefoon, landekode, landekode telefon, landskode, landskod, landsnummer, kod kraju, kierunkowy,
numer kierunkowy, prefiks kraju, maatunnus, 国番号, 国コード, 国別番号, 国际区号, 國際區號, 国家代码, 国家区号, 國碼, 區碼"""

# Names that a company goes by beside the one it is registered under.
TRADE = """nombre comercial, nome comercial, nom commercial, trading name, trade name, trading as, dba, doing business as, nombre de fantasia, handelsname,
handelsnavn, nazwa skrocona, nazwa handlowa, short name, kurzname, korte naam, nombre corto, abkurzung"""
