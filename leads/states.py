"""What other programs call the steps of a lead.

Only a promotion promotes, so what is a customer elsewhere arrives as *qualified*.
"""

from crm.importing.cells.states import reader
from leads.models import Status

read_status = reader({
    Status.NEW: """new, open, uncontacted, not contacted, not yet contacted, untouched, fresh, new lead, raw, cold, created,
        unassigned, to do, todo, backlog, lead, subscriber, prospect, suspect, inbox, incoming, pending, to contact, to call,
        not started, open not contacted, neu, offen, unbearbeitet, nicht kontaktiert, zu kontaktieren, nouveau,
        nouvelle, ouvert, a contacter, non contacte, nuevo, nueva, abierto, sin contactar, por contactar, pendiente, novo, nova, aberto, nao contatado,
        pendente, nuovo, nuova, aperto, da contattare, non contattato, nieuw, te benaderen, niet benaderd, ny, nytt, apen,
        aben, oppen, ej kontaktad, uusi, nowy, nowa, otwarty, do kontaktu, 新規, 未対応, 未接触, 未連絡, 新建, 新线索, 未联系, 未聯繫, 待联系, 待跟进""",
    Status.INFORMATION_FILLED: "information filled, info filled, enriched, researched, angereichert, enrichi",
    Status.CONTACTED: """contacted, attempted, attempting, attempted to contact, attempt to contact, attempting contact, attempted contact, working,
        working contacted, in progress, contact made, contact in future, contact later, connected, reached, called, emailed, e mailed, messaged, replied,
        responded, engaged, in contact, in discussion, in conversation, following up, follow up, followup, nurture, nurturing, nurtured, warm, mql,
        marketing qualified lead, marketing qualified, call back, callback, left message, left voicemail, no answer, no response, not reached, unreachable,
        waiting, on hold, paused, assigned, active, busy, did not connect, demo scheduled, meeting scheduled, meeting booked, appointment set,
        interested, kontaktiert, in bearbeitung, in kontakt, angeschrieben, angerufen, nachfassen, wiedervorlage, in arbeit, interessiert,
        contacte, en cours, relance, a relancer, interesse, contactado, contactada, en proceso, en curso, en seguimiento, interesado, contatado,
        em andamento, em contato, em contacto, em progresso, interessado, contattato, in corso, in lavorazione, richiamare, interessato, gecontacteerd, benaderd,
        in behandeling, gecontacteerd, opvolgen, kontaktet, kontaktad, under arbejde, i gang, pagar, pagaende, pagaaende, i dialog, kontaktoitu, skontaktowano, w trakcie,
        w toku, w kontakcie, 連絡済み, 連絡済, 対応中, 接触済み, アプローチ中, 商談中, 追客中, 已联系, 已聯繫, 跟进中, 跟進中, 联系中, 进行中, 處理中""",
    Status.QUALIFIED: """qualified, sql, sales qualified lead, sales qualified, sales accepted lead, sal, hot, opportunity, open deal, pre qualified, prequalified,
        accepted, ready, converted, customer, client, won, closed won, close won, deal won, promoted, existing customer, evangelist, proposal, proposal sent,
        negotiation, quote sent, sale done, qualifiziert, heiss, konvertiert, kunde, gewonnen, angebot, qualifie, qualifiee, chaud, converti, client,
        gagne, cualificado, calificado, caliente, convertido, cliente, ganado, qualificado, quente, ganho, qualificato, caldo, convertito, vinto,
        gekwalificeerd, heet, geconverteerd, klant, gewonnen, kvalificeret, kvalifisert, kvalificerad, konverteret, konvertert, konverterad, kund, vundet, vunnet, vunnen,
        kvalifioitu, asiakas, kwalifikowany, zakwalifikowany, goracy, klient, wygrany, 見込みあり, 有望, 顧客, 受注, 成約, 已转化, 已轉換, 已转换, 合格, 已成交, 意向客户""",
    Status.DISQUALIFIED: """disqualified, unqualified, not qualified, lost, closed lost, close lost, closed, closed not converted, junk, junk lead, lost lead, dead, dead lead,
        bad timing, bad fit, not a fit, no fit, not interested, uninterested, no interest, rejected, declined, spam, invalid, wrong number, bad data, duplicate, unsubscribed,
        do not contact, do not call, dnc, archived, inactive, recycled, cancelled, canceled, dropped, refused, out of business, not good lead, not a good lead, bounced, bad lead,
        disqualifiziert, nicht qualifiziert, unqualifiziert, verloren, kein interesse, abgelehnt, ungultig, tot, inaktiv, disqualifie, non qualifie, perdu, perdue, pas interesse, rejete,
        refuse, descalificado, no cualificado, no calificado, perdido, perdida, no interesado, sin interes, rechazado, descartado, desqualificado, nao qualificado,
        sem interesse, nao interessado, rejeitado, squalificato, non qualificato, perso, non interessato, rifiutato, scartato, gediskwalificeerd, niet gekwalificeerd, geen interesse,
        afgewezen, diskvalificeret, diskvalifisert, diskvalificerad, tabt, tapt, forlorad, forlorat, ikke interesseret, ikke interessert, ej intresserad, avvist, afvist, avvisad, hylatty,
        zdyskwalifikowany, niezakwalifikowany, przegrany, stracony, niezainteresowany, odrzucony, 失注, 対象外, 見込みなし, 無効, 不合格, 已流失, 无效, 無效, 无意向""",
})  # fmt: skip
