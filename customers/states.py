"""What other programs call customers who are and who were."""

from crm.importing.cells.states import reader

ACTIVE, ARCHIVED = "active", "archived"

read_status = reader({
    ACTIVE: """active, current, customer, client, live, open, new, existing, existing customer, in good standing, paying, subscribed, won, vip, key account,
        enabled, yes, aktiv, bestandskunde, kunde, laufend, actif, active, en cours, client actif, activo, activa, vigente, cliente, ativo, ativa, attivo, attiva, in essere,
        actief, klant, aktiivinen, kund, aktywny, aktywna, klient, 有効, 取引中, 契約中, 稼働中, 活跃, 活躍, 正常, 合作中""",
    ARCHIVED: """archived, inactive, dormant, former, former customer, past, past customer, ex customer, churned, lost, closed, cancelled, canceled, ended, expired,
        terminated, dead, deleted, disabled, suspended, lapsed, gone, out of business, no, inaktiv, ehemalig, ehemaliger kunde, gekundigt, archiviert, ruhend, beendet, verloren, inactif,
        inactive, ancien, ancien client, archive, perdu, resilie, dormant, inactivo, inactiva, antiguo, archivado, perdido, baja, de baja, inativo, inativa, antigo, arquivado,
        cancelado, inattivo, inattiva, ex cliente, archiviato, cessato, perso, dormiente, inactief, voormalig, gearchiveerd, opgezegd, arkiveret, arkivert, arkiverad,
        tidligere, tidigare, ophort, avslutad, avsluttet, opsagt, ei aktiivinen, entinen, arkistoitu, nieaktywny, nieaktywna, byly, byly klient, zarchiwizowany, utracony,
        無効, 休眠, 解約, 解約済み, 終了, アーカイブ, 休眠, 停用, 已流失, 流失, 已归档, 已歸檔, 不活跃, 终止""",
})  # fmt: skip
