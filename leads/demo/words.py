"""What the team wrote down. `{first}` is the person at the company, `{cold}` what has to stay cold there."""

SOURCES = {"Trade fair": 26, "Website form": 24, "Referral": 18, "Import": 18, "Partner": 8, "Phone call": 6}

LEAD_NOTES = (
    "Met {first} at the stand. They lost a batch in August because a chiller failed on a Sunday; that is the story to come back to.",
    "Reads {cold} by hand, twice a day, on paper. The inspector asked for a record without gaps.",
    "Has loggers from two makers and a spreadsheet in between. {first} would rather see one page.",
    "Does not want an app for the night shift. A phone call when {cold} get too warm, nothing else.",
    "Decides together with the finance side; anything up to €10,000 {first} signs alone.",
    "Would need it before the season starts. After that nobody has time to climb a ladder.",
    "Thick walls: radio from {cold} must be tried on site before we promise anything.",
    "Was a customer of the installer we work with in the north. Knows us by name.",
)  # fmt: skip
FIRST_TALKS = (
    ("call", "Short call with {first}. Interested, wants to know whether {cold} can be done without cables."),
    ("call", "Reached {first} at the second try. Their audit is in spring and they would like to be ready."),
    ("email", "Thank you for the talk. As promised: what we measure, what it costs for {cold}, and one page on calibration."),
    ("email", "Sent {first} the two-page summary and asked for ten minutes next week."),
    ("call", "{first} knows what an alarm in the night costs. Asked for numbers for {cold}."),
    ("meeting", "First talk over video. {first} showed us {cold}; six to eight probes should do."),
)  # fmt: skip
LATER_TALKS = (
    ("call", "Went through the offer with {first} line by line. The yearly calibration has to be in it."),
    ("meeting", "Site visit. Walked through {cold} with {first}; one gateway is enough, the radio is fine."),
    ("email", "Answered the two questions about calibration and the PDF for the inspector."),
    ("meeting", "{first} brought the person who pays. Both want it running before the next audit."),
    ("call", "Budget is there. {first} asked for a date, and for somebody who picks up the phone when it alarms."),
)
REACHED = ("Talked to {first}, interested", "Answered our e-mail", "Called back after the fair", "Asked for numbers", "Wants a visit")  # fmt: skip
QUALIFIED = (
    "Budget agreed for spring, decision maker on the phone",
    "Audit in three months, money is set aside",
    "Lost a load last summer, wants it solved",
    "{first} decides alone and wants to start small",
    "Has to replace loggers whose maker gave up",
    "Needs it for the GDP licence",
)
DISQUALIFIED = (
    "No budget this year", "Chose another, signed for three years", "Too small: one fridge", "No need, building is for sale",
    "Bad timing, asks us to call in two years", "Nobody there answers since spring", "Wants to build it themselves",
    "Only looking for a one-time rental",
)  # fmt: skip
PROMISES = (
    "Everything running before the May bank holiday.",
    "No price rise before the third year, and a person on the phone within the hour when something alarms.",
    "Calibration once a year, on site, without stopping production.",
    "A PDF that the inspector accepts, every Monday at six.",
    "We take the old loggers back and move their history over.",
    "If radio does not reach {cold}, they pay nothing.",
    "One invoice a year, to the office and never to the depot.",
    "Training for the night shift, twice, in their own language.",
    "Tomás does the installation himself.",
    "",
)
CUSTOMER_TALKS = (
    ("meeting", "Yearly visit. {first} likes the door sensors and wants one invoice a year, not four."),
    ("call", "Sensor 6 read high. It settled after the restart; {first} asked for the report with the correction noted."),
    ("email", "Sent the calibration certificates and the dates for next year."),
    ("call", "{first} called about an alarm at night: a door left open, no fault of ours. Happy with how fast it came."),
    ("note", "Closed every second Friday. Deliveries only before ten, at the yard behind."),
    ("call", "Quarterly call. Everything runs, {cold} have not alarmed since the new seals."),
    ("email", "Asked {first} how the second site behaves and whether the report reaches the right people."),
    ("meeting", "Showed the new gateway. They would like it for {cold}, once the budget is through."),
    ("note", "The inspector praised the record without gaps. {first} would be a reference if we ask nicely."),
    ("email", "Passed on the wish for Sundays in the weekly report; it comes with the next release."),
    ("call", "{first} moved two probes and asked us to rename them. Done on the phone."),
    ("note", "New roof next summer: the gateway has to come down for two weeks. Remind them in May."),
    ("meeting", "Met {first} at the trade fair. Their neighbour has the same trouble with {cold}; asked for an introduction."),
    ("call", "Batteries of the oldest probes are at a third. {first} wants them changed together with the calibration."),
    ("note", "Invoices go to accounts, never to the site. The order number has to be on them or nothing is paid."),
    ("call", "Talked about prices. They have an offer from somebody cheaper, without calibration."),
)  # fmt: skip
LOST = (
    "No budget before next year", "Chose another, half the price without calibration", "Project stopped by the new owner",
    "Grant was not given", "They keep the old loggers for now",
)  # fmt: skip
WON = ("", "Signed after the site visit", "Order came by e-mail", "")
ARCHIVED = (
    "Sold the shop", "Closed the site, no more need", "Taken over by a group with a system of its own",
    "Insolvent since spring", "Stopped production, asks us to keep the reports", "Moved to the installer's own contract",
)  # fmt: skip
RENEWALS = (("Service plan renewal", 7200), ("Service plan, gold", 12500), ("Service plan, bronze", 1200), ("Calibration plan", 2400))  # fmt: skip
TASKS = (
    "Call {first} about the renewal", "Send the revised quote", "Ask who signs now", "Answer two questions about calibration",
    "Send calibration dates", "Plan the site visit", "Contract review with their lawyer", "Send the offer for {cold}",
    "Check the radio plan", "Call {first} back", "Send references from the same trade", "Book the installer",
)  # fmt: skip
EXTRA_PEOPLE = (
    ("Piotr", "Malik", "Accounts", "finance"), ("Gwen", "Aske", "Quality lead", "technical"),
    ("Helle", "Brandt", "Purchasing", "buyer"), ("Anton", "Reis", "Maintenance", "technical"),
    ("Clara", "Dahl", "Finance director", "finance"), ("Yusuf", "Demir", "Site manager", "other"),
    ("Nora", "Quist", "Managing director", "decision_maker"), ("Dan", "Whitlock", "Buyer", "buyer"),
    ("Irina", "Sokol", "Head of laboratory", "technical"), ("Mateus", "Prado", "Warehouse lead", "other"),
)  # fmt: skip
