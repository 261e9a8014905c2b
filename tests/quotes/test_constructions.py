"""Constructions of attribution in news and official prose, each with what it must give and what it must leave alone."""

from __future__ import annotations

import pytest

from pipeline.extraction.quotes import extract_quotes
from pipeline.language.document import Document

Told = list[tuple[str, str, str | None]]


def told(text: str) -> Told:
    """Kind, text and speaker of each quote."""
    return [
        (q.kind.value, q.text, q.speaker_name or q.speaker_organisation or q.speaker_raw)
        for q in extract_quotes(Document(text))
    ]


CASES: dict[str, tuple[str, Told]] = {
    "two verbs of one subject around quoted words": (
        "Ida Orle has decried “fish theft” and highlighted her plans for a patrol.",
        [("indirect", "her plans for a patrol", "Ida Orle")]),
    "the name of a programme between two parts of a quotation": (
        "“I was at the lock,” Ida Orle told the “Morning Tide” show on Monday. “I could hardly hear him.”",
        [("direct", "I was at the lock, I could hardly hear him.", "Ida Orle")]),
    "the verb first, then its subject and a colon": (
        "Added Ida Orle: “It is a real problem for us.”",
        [("direct", "It is a real problem for us.", "Ida Orle")]),
    "as if to, before the verb": (
        "Ida Orle waved as if to stop the noise, then leaned in and boomed: “Let us close the lock.”",
        [("direct", "Let us close the lock.", "Ida Orle")]),
    "a subject with two nouns in its relative clause": (
        "Ida Orle, who has relied on fish and trade in her district, has said the lock is safe.",
        [("indirect", "the lock is safe", "Ida Orle")]),
    "a speaker after after": (
        "“I never liked it,” Tom Brandt said in May after Larsen Line announced it was laying off 60 sailors.",
        [("direct", "I never liked it,", "Tom Brandt"),
         ("indirect", "it was laying off 60 sailors", "Larsen Line")]),
    "a subject with an apposition after a clause with while": (
        "While Brandt did not name the boats, Captain Ida Orle, of North Bay, says divers found three.",
        [("indirect", "divers found three", "Ida Orle")]),
    "quoted words in an opening phrase, then a quotation": (
        "Holding signs calling Tom Brandt “the Eel of the Bay,” the sailors chanted “Boats for all, boats for free.”",
        [("mixed", "the Eel of the Bay,", "the sailors"), ("direct", "Boats for all, boats for free.", "the sailors")]),
    "another speaker after but": (
        "Ida Orle said the dam was sound, but the mayor said it had cracks.",
        [("indirect", "the dam was sound", "Ida Orle"), ("indirect", "it had cracks", "the mayor")]),
    "a contrast with another subject, that was said": (
        "Ida Orle said the dam was sound, but the mayor had cracks in his cellar.",
        [("indirect", "the dam was sound, but the mayor had cracks in his cellar", "Ida Orle")]),
    "said in brackets behind a fronted phrase, before only": (
        "Of the forty boats that have come, Ida Orle points out, only two have paid.",
        [("indirect", "Of the forty boats that have come, only two have paid", "Ida Orle")]),
    "said in brackets before whereas": (
        "Letters were answered in a day there, Ida Orle recalls, whereas her own wait for weeks.",
        [("indirect", "Letters were answered in a day there, whereas her own wait for weeks", "Ida Orle")]),
    "according to, between a subject and its verb": (
        "The others, according to a survey by the harbour office, fear the tide more than the dark.",
        [("indirect", "The others fear the tide more than the dark", "harbour office")]),
    "according to, between a speaker and what was told": (
        "Bo Brandt, according to the officials, told the meeting that the number of boats had gone up.",
        [("indirect", "the number of boats had gone up", "Bo Brandt")]),
    "what may be reported": ("Members of the public may report stray boats to the harbour office.", []),
    "in his phrase, in the middle": (
        "Tom Brandt showed the papers. The papers, in his phrase, were “wetter than the boat”.",
        [("mixed", "wetter than the boat", "Tom Brandt")]),
    "a plural subject before a verb that may be a noun": (
        "In their conclusions, delegates call for a common report form.",
        [("indirect", "a common report form", "delegates")]),
    "a promise to review": (
        "Tom Brandt heard the divers. He promised to review the fee within 14 days.",
        [("indirect", "to review the fee within 14 days", "Tom Brandt")]),
    "whose chair put it to him": (
        "Tom Brandt heard the pier committee, whose chair, Ida Orle, put it to him that the fee “keeps boats away”.",
        [("mixed", "keeps boats away", "Ida Orle")]),
    "disclosed this": ("Ida Orle disclosed this in Bergen on Tuesday when she met the crew.", []),
    "asked somebody for something": (
        "Tom Brandt asked her for a patrol after dark.", [("indirect", "a patrol after dark", "Tom Brandt")]),
    "quoted words before that": (
        "The sailors observed “with grave concern” that nets are often cut before a port has seen them.",
        [("mixed", "with grave concern", "The sailors"),
         ("indirect", "nets are often cut before a port has seen them", "The sailors")]),
    "a closing attribution with an occasion and two names": (
        "The lock will open in May, Ida Orle said here on Wednesday after a meeting with Greek and Turkish divers.",
        [("indirect", "The lock will open in May", "Ida Orle")]),
    "attributed, with quoted words": (
        "Ida Orle said that the port had stopped ten boats and attributed “a good part” of the drop to the fog.",
        [("indirect", "the port had stopped ten boats", "Ida Orle"), ("mixed", "a good part", "Ida Orle")]),
    "called for things to be done": (
        "Ida Orle called for recordings to be admitted at hearings.",
        [("indirect", "recordings to be admitted at hearings", "Ida Orle")]),
    "asked who": ("Tom Brandt asked who had lost his keys.", [("indirect", "who had lost his keys", "Tom Brandt")]),
    "a report inside a report": (
        "Residents reported losses of ten boats, the harbour office notes.",
        [("indirect", "Residents reported losses of ten boats", "harbour office")]),
    "is her advice": (
        "Ida Orle runs the mill. “Don’t do it for charity,” is her advice. “Do it for the bread.”",
        [("direct", "Don’t do it for charity, Do it for the bread.", "Ida Orle")]),
    "a lettered list between numbered paragraphs": (
        "1. The divers recommended:\n\n(a) to drain the lock;\n\n(b) to close the gate.\n\n2. The lock is old.",
        [("indirect", "to drain the lock;\n\nto close the gate.", "The divers")]),
    "a list of clauses with that": (
        "The divers noted:\n\n– that the lock was shut;\n\n– that fees had fallen.",
        [("indirect", "the lock was shut;\n\nfees had fallen.", "The divers")]),
    "as per": ("As per port data, the crew seized ten boats in May.",
        [("indirect", "the crew seized ten boats in May", "port data")]),
    "a closing attribution with a relative clause": (
        "The boats left at noon, a port official, who did not wish to be named, told the radio.",
        [("indirect", "The boats left at noon", "a port official")]),
    "she is nobody in what she says": (
        "Ida Orle came. A skipper in Bergen, she recounted, had taken his case to five judges.",
        [("indirect", "A skipper in Bergen, had taken his case to five judges", "Ida Orle")]),
    "a warning and a colon": (
        "Ida Orle gave them ten nets and a warning: any of it found at sea would be the last.",
        [("indirect", "any of it found at sea would be the last", "Ida Orle")]),
    "quoted a saying": (
        "Ida Orle quoted the saying that a neighbour is better than a brother.",
        [("indirect", "a neighbour is better than a brother", "Ida Orle")]),
    "a closing attribution behind called for": (
        "Harbour rules called for the boat to be taken to Oslo, sources said.",
        [("indirect", "Harbour rules called for the boat to be taken to Oslo", "sources")]),
    "where experts say": (
        "Ida Orle chose to file in Bergen, where maritime experts say some judges are eager to move.",
        [("indirect", "some judges are eager to move", "maritime experts")]),
    "in which somebody argued": (
        "The lock was at the centre of a lawsuit in which Ida Orle argued that the port had cheated.",
        [("indirect", "the port had cheated", "Ida Orle")]),
    "though somebody notes": (
        "The keepers were men, though Ida Orle notes they were appointed before her.",
        [("indirect", "they were appointed before her", "Ida Orle")]),
    "remarks after in her opening": (
        "In her opening remarks, Ida Orle observed that pirates “hold no meetings and sign no papers”, and sat down.",
        [("mixed", "hold no meetings and sign no papers", "Ida Orle")]),
    "an official without a name told the radio": (
        "Undocumented boats came up when Tom Brandt met the crew, a port official, who did not wish to be named, told us.",
        [("indirect", "Undocumented boats came up when Tom Brandt met the crew", "a port official")]),
    "at which, her office reports": (
        "Ida Orle had a breakfast with the crew, at which, her office reports, the fees were gone through.",
        [("indirect", "the fees were gone through", "her office")]),
    "a question, then a question told": (
        "Ida Orle looked up. “Which of you is it?” She asked who had lost his job.",
        [("direct", "Which of you is it?", "Ida Orle"), ("indirect", "who had lost his job", "Ida Orle")]),
    "one deed after the other, then says": (
        "Ida Orle listens, writes a number on her palm, says “Do not delete anything” and hangs up.",
        [("mixed", "Do not delete anything", "Ida Orle")]),
    "told him what they want": ("Ida Orle told him what she wants.", []),
    "they agreed on a list": ("The divers agreed:\n\n– to drain the lock;\n\n– to close the gate.", []),
    "an answer to who was asked": (
        "Tom Brandt came. Bo Lind, who speaks for the pier, asked him for a patrol. He promised two officers.",
        [("indirect", "a patrol", "Bo Lind"), ("indirect", "two officers", "Tom Brandt")]),
    "no answer, so the same speaker": (
        "Tom Brandt came. Bo Lind, who speaks for the pier, asked him for a patrol. He said the pier was dark.",
        [("indirect", "a patrol", "Bo Lind"), ("indirect", "the pier was dark", "Bo Lind")]),
    "I, in a diary": (
        "Superintendent Ida Orle leads the crew. By ten I am at the pier with Tom Brandt. I report that the lights are down.",
        [("indirect", "the lights are down", "Ida Orle")]),
    "a dateline with its agency and no dash": (
        "Bergen, May 2, 2023 (NTB) The harbour office says it returned ten boats.",
        [("indirect", "it returned ten boats", "harbour office")]),
    "a senior officer is not the one who was named": (
        "Captain Tom Brandt of Kripos met the crew. A senior Kripos officer said the fee was high.",
        [("indirect", "the fee was high", "Kripos")]),
    "they are not one": (
        "Mayor Tom Brandt met the crew. They said the road was bad.", [("indirect", "the road was bad", "They")]),
    "a participle between article and noun": (
        "The court sat. The learned judge described the papers as “late to the file”.",
        [("mixed", "late to the file", "The learned judge")]),
    "a percentage at the end": (
        "Ida Orle said that thefts fell by 9%.", [("indirect", "thefts fell by 9%", "Ida Orle")]),
    "said that was": ("Ida Orle said that was a pity.", [("indirect", "that was a pity", "Ida Orle")]),
    "a surname like a month": (
        "Bo Lind met Captain Wang Jun. Captain Wang said China was ready.", [("indirect", "China was ready", "Wang Jun")]),
    "heard from somebody": (
        "The court heard from Ida Orle, a doctor, that the man had drowned.",
        [("indirect", "the man had drowned", "Ida Orle")]),
    "a speaker and whose": (
        "“Tell them to come home,” pleaded Ida Orle, whose son left in March.",
        [("direct", "Tell them to come home,", "Ida Orle")]),
    "a speaker with letters for an office before the surname": (
        "Superintendent Ida Orle opened the course. OC Orle told sailors that drones were no toys.",
        [("indirect", "drones were no toys", "Ida Orle")]),
    "a quotation that ends with a quotation": (
        "“When she read it, her response was, ‘What can we do?’” Ida Orle told sailors on Monday.",
        [("direct", "When she read it, her response was, ‘What can we do?’", "Ida Orle")]),
    "the verb first, in the paragraph before": (
        "Ida Orle keeps the lock.\n\nStated Orle:\n\n“I think that the stakes are high.”",
        [("direct", "I think that the stakes are high.", "Ida Orle")]),
    "a poster asks": (
        "Ida Orle fought on, with one of her posters asking, “Is Tom Brandt independent enough?”",
        [("direct", "Is Tom Brandt independent enough?", "one of her posters")]),
    "the sheriff heads to Oslo": (
        "Sheriff Tom Brandt met Bo Lind, head of the port. The sheriff heads to Oslo on Monday. “It is far,” he said.",
        [("direct", "It is far,", "Tom Brandt")]),
    "a message and a colon": (
        "Ida Orle came. Orle’s message was simple: “Stay at home until the flood is over.”",
        [("direct", "Stay at home until the flood is over.", "Ida Orle")]),
    "a first name beside a verb of speech": (
        "“No one told us,” complained Ida, a nurse. “Then the lights went out,” she recalls.",
        [("direct", "No one told us,", "Ida"), ("direct", "Then the lights went out,", "Ida")]),
    "a name and a colon, then another verb later": (
        "Brigadier Ida Orle: “We lost two boats.” The weather was bad. Asked about the sea, Orle smiled: “It is deep.”",
        [("direct", "We lost two boats.", "Ida Orle"), ("direct", "It is deep.", "Ida Orle")]),
    "said in a statement, in brackets": (
        "The port, Ida Orle said in a statement, will stay open.",
        [("indirect", "The port, will stay open", "Ida Orle")]),
    "of the opinion": ("Ida Orle is of the opinion that the fee must fall.", [("indirect", "the fee must fall", "Ida Orle")]),
    "made it known": (
        "Ida Orle made it known that she would not stand again.",
        [("indirect", "she would not stand again", "Ida Orle")]),
    "asked, half in jest, whether": (
        "Ida Orle asked, half in jest, whether the fish had been consulted.",
        [("indirect", "whether the fish had been consulted", "Ida Orle")]),
    "what another rejected as": (
        "Speaking for the port, Ida Orle proposed a joint patrol, which Bo Lind rejected as “theatre”.",
        [("indirect", "a joint patrol", "Ida Orle"), ("mixed", "theatre", "Bo Lind")]),
    "she wants, she says": (
        "Ida Orle keeps the lock. She wants, she says, “one that closes”.", [("mixed", "one that closes", "Ida Orle")]),
    "credited to, with quoted words": (
        "Ida Orle credited the drop to “boring, patient work”.", [("mixed", "boring, patient work", "Ida Orle")]),
    "said in brackets, then including": (
        "The letters were on many topics, Ida Orle said, including fees and fish.",
        [("indirect", "The letters were on many topics, including fees and fish", "Ida Orle")]),
    "added in brackets, then another verb of the clause": (
        "He had no boat, Ida Orle added, and had passed all checks.",
        [("indirect", "He had no boat, and had passed all checks", "Ida Orle")]),
    "two adjectives in the clause before": (
        "The boy was kind and responsible, a port official told the Times.",
        [("indirect", "The boy was kind and responsible", "a port official")]),
    "having announced": (
        "Having announced that he would not close the lock, Captain Bo Lind left the room.",
        [("indirect", "he would not close the lock", "Bo Lind")]),
    "a closing attribution with its day, then more": (
        "Ida Orle won the vote, Bo Lind declared on Thursday, two days after sailors voted.",
        [("indirect", "Ida Orle won the vote", "Bo Lind")]),
    "a closing attribution with an apposition": (
        "The boys were on their way home, their teacher, Ida Orle, confirmed on Monday.",
        [("indirect", "The boys were on their way home", "Ida Orle")]),
    "welcoming them, the speaker with an apposition said": (
        "Welcoming them, Norway’s Secretary for Ports, Ida Orle, said no port was an island any more: “It is one boat.”",
        [("indirect", "no port was an island any more", "Ida Orle"), ("direct", "It is one boat.", "Ida Orle")]),
    "the former and the latter": (
        "Ida Orle of the port met Bo Lind of the bank. The former said boats were late. The latter said fees were not.",
        [("indirect", "boats were late", "Ida Orle"), ("indirect", "fees were not", "Bo Lind")]),
    "told that, quoted words, and that": (
        "Ida Orle told sailors in Bergen on Monday that “every boat counts” and that crews would be paid.",
        [("mixed", "every boat counts", "Ida Orle"), ("indirect", "crews would be paid", "Ida Orle")]),
    "neither of them said": ("Neither Ida Orle nor Bo Lind said that the lock leaked.", []),
    "that night is no clause": (
        "Forty boats, mostly trawlers, had left the port that night, Ida Orle told the committee.",
        [("indirect", "Forty boats, mostly trawlers, had left the port that night", "Ida Orle")]),
    "told them to go": (
        "Ida Orle asked the crew for their names and told them to go home.",
        [("indirect", "their names", "Ida Orle"), ("indirect", "them to go home", "Ida Orle")]),
    "wondered aloud": (
        "Ida Orle wondered aloud whether the lock would hold.",
        [("indirect", "whether the lock would hold", "Ida Orle")]),
    "a message to somebody is": (
        "Ida Orle’s message to skippers is that fog is free.", [("indirect", "fog is free", "Ida Orle")]),
    "a naming word before a quoted clause": (
        "Ida Orle puts it differently: the operation “cost less than the boat that we do not have”.",
        [("mixed", "cost less than the boat that we do not have", "Ida Orle")]),
    "the occasion behind a closing attribution": (
        "The two towns will share boats to curb eel and crab theft, Mayor Ida Orle said on Tuesday after talks.",
        [("indirect", "The two towns will share boats to curb eel and crab theft", "Ida Orle")]),
    "a name with 'and' in it closes the sentence": (
        "The road is shut and the bus is late, the harbour office of Trinidad and Tobago said today.",
        [("indirect", "The road is shut and the bus is late", "harbour office of Trinidad and Tobago")]),
    "she said, between a fronted clause and the main one": (
        "Ida Orle keeps the lock. When she came in 2011, she says, nobody would greet her.",
        [("indirect", "When she came in 2011, nobody would greet her", "Ida Orle")]),
    "she said, between two coordinate clauses": (
        "Ida Orle keeps the lock. Floods fell, she said, and half of the boats were sold.",
        [("indirect", "Floods fell, and half of the boats were sold", "Ida Orle")]),
    "a clause after a colon, with she said in it": (
        "Professor Ida Orle of Bergen disputed this: by her count, she said, the figure was nearer ten.",
        [("indirect", "by her count, the figure was nearer ten", "Ida Orle")]),
    "a subject with who leads it": (
        "South Bay's delegation, led by Captain Ida Orle, requested two boats for the coast.",
        [("indirect", "two boats for the coast", "South Bay's delegation")]),
    "another speaker after while, who did not want to be named": (
        "Ida Orle argues that the dam is safe, while one farmer, who gave no name, grumbled that it was “a heap of mud”.",
        [("indirect", "the dam is safe", "Ida Orle"), ("mixed", "a heap of mud", "one farmer")]),
    "what was not said": (
        "Ida Orle denied that the dam leaked but did not rule out a pump.",
        [("indirect", "the dam leaked", "Ida Orle")]),
    "what was not said, with its own subject": (
        "Ida Orle said the dam had leaked, though she would not say where.",
        [("indirect", "the dam had leaked", "Ida Orle")]),
    "what was not told": (
        "Ida Orle said the dam had leaked but gave no details.", [("indirect", "the dam had leaked", "Ida Orle")]),
    "a contrast that was said": (
        "Ida Orle said the dam had leaked but was sound.",
        [("indirect", "the dam had leaked but was sound", "Ida Orle")]),
    "in her view without a comma": (
        "Ida Orle keeps the lock. In her view the dam is lost.", [("indirect", "the dam is lost", "Ida Orle")]),
    "with these words is no view": (
        "With these words the keeper of the lock, Ida Orle, described the flood.", []),
    "beyond remarking": (
        "Ida Orle declined to comment, beyond remarking that the dam “moves like a snail in winter”.",
        [("mixed", "moves like a snail in winter", "Ida Orle")]),
    "praised as, with quoted words": (
        "Mr Orle noted that the boats reported stolen left by sea, and praised the guard as “a small crew with long arms”.",
        [("indirect", "the boats reported stolen left by sea", "Orle"),
         ("mixed", "a small crew with long arms", "Orle")]),
    "praise that quotes nothing": ("Ida Orle praised the guard and the crew of ‘Sea Breeze’.", []),
    "what friends call somebody": ("Ida Orle, whom friends call ‘the Boss’, left the lock.", []),
    "the woman they call something": (
        "Ida Orle keeps the lock. “I do not own a boat,” says the woman her friends call ‘the Captain’.",
        [("direct", "I do not own a boat,", "Ida Orle")]),
    "the man, who was not named": (
        "Police arrested a man on Monday. The man told officers that he had found the bag.",
        [("indirect", "he had found the bag", "The man")]),
    "somebody by age": (
        "Ana Ruiz, 51, lost her boat. “It was my life,” the 51-year-old said.",
        [("direct", "It was my life,", "Ana Ruiz")]),
    "a codename": ("The operation, codenamed ‘Saltmarsh’, began when a farmer found his own boat for sale.", []),
    "a term inside what was asked": (
        "Ida Orle asked why the rule on ‘hot goods’ still differs from port to port.",
        [("indirect", "why the rule on ‘hot goods’ still differs from port to port", "Ida Orle")]),
    "described by somebody as": (
        "The port was described by Ida Orle as “a sieve with cranes”.", [("mixed", "a sieve with cranes", "Ida Orle")]),
    "told somebody somewhere, between two coordinate clauses": (
        "Fees fell last year, Mayor Moss told reporters in Dover, and more will come.",
        [("indirect", "Fees fell last year, and more will come", "Moss")]),
    "what is denied is no clause before": (
        "In a statement issued late on Friday, Ida Orle denied the claims.", []),
    "somebody who said no": (
        "Asked if he would resign, Leo Mint said no. “Never,” he said.", [("direct", "Never,", "Leo Mint")]),
    "both sides": ("The talks were “useful and long”, both sides said.", [("mixed", "useful and long", "both sides")]),
    "somebody's lawyer is somebody else": (
        "“It is a scandal,” said Leo Mint's lawyer.", [("direct", "It is a scandal,", "Leo Mint's lawyer")]),
    "the minister of one country, and of the other": (
        "The Minister of Justice, Marijke Holm, spoke with her Belgian colleague, Minister of the Interior Bruno Claes. "
        "“We agree,” the Dutch minister said. The Belgian minister said it was late.",
        [("direct", "We agree,", "Marijke Holm"), ("indirect", "it was late", "Bruno Claes")]),
    "according to, behind a verb that no list holds": (
        "Orle beats Mint by 51 percent to 37 percent, according to the poll.",
        [("indirect", "Orle beats Mint by 51 percent to 37 percent", "poll")]),
    "says, behind a verb that no list holds": (
        "Six hundred jobs also depend on exports to Spain, one slide says.",
        [("indirect", "Six hundred jobs also depend on exports to Spain", "one slide")]),
    "a day and its part behind the verb": (
        "The plan is an insult, top skippers said Friday afternoon, as they met.",
        [("indirect", "The plan is an insult", "top skippers")]),
    "a day that is what was said": (
        "Ida Orle said Friday was a holiday.", [("indirect", "Friday was a holiday", "Ida Orle")]),
    "another speaker after and": (
        "Mr Leo Mint noted that the dam was weak, and two fishing groups warned that the eels were gone.",
        [("indirect", "the dam was weak", "Leo Mint"), ("indirect", "the eels were gone", "two fishing groups")]),
    "the same speaker after but": (
        "Mr Leo Mint said the film was long, but he said visitors liked it.",
        [("indirect", "the film was long", "Leo Mint"), ("indirect", "visitors liked it", "Leo Mint")]),
    "another tense after but": (
        "The keepers say it is too early but noted that the eels were back.",
        [("indirect", "it is too early", "The keepers"), ("indirect", "the eels were back", "The keepers")]),
    "to do something, she said, one should": (
        "To know the dam, Ida Orle said, one should visit it.",
        [("indirect", "To know the dam, one should visit it", "Ida Orle")]),
    "the speaker stands before the colon, another sentence behind": (
        "Ida Orle told delegates: “We must act.” Mint's deputy agreed.", [("direct", "We must act.", "Ida Orle")]),
    "quoted words behind he said": (
        "Leo Mint blamed the ministry. The ministry, he said, had “lied to every sailor”.",
        [("mixed", "lied to every sailor", "Leo Mint")]),
    "a speaker with a relative clause, who goes on": (
        "“I saw it,” said a woman who lives by the river and asked not to be named. “It was green.”",
        [("direct", "I saw it, It was green.", "a woman")]),
    "explaining something is no speech before the main verb": (
        "Captain Ida Orle was late. Explaining the delay, she said parts were short.",
        [("indirect", "parts were short", "Ida Orle")]),
    "her counterpart, called back": (
        "Ida Orle met her Swedish counterpart, Leo Mint, in Oslo. Her Swedish counterpart said the talks were good.",
        [("indirect", "the talks were good", "Leo Mint")]),
    "his deputy, called back": (
        "Paul Reed, the mayor, and Ana Ruiz, his deputy, met. His deputy said it was late. His spokesman said it was not.",
        [("indirect", "it was late", "Ana Ruiz"), ("indirect", "it was not", "His spokesman")]),
    "in her opening address that": (
        "Ms Ida Orle pointed out in her opening address that the network had doubled.",
        [("indirect", "the network had doubled", "Ida Orle")]),
    "anyone who": (
        "Ms Ida Orle urged anyone who saw him near the pier to get in touch.",
        [("indirect", "anyone who saw him near the pier to get in touch", "Ida Orle")]),
    "somebody quoted as saying": (
        "The paper quoted an unnamed keeper as saying that two boats sank.",
        [("indirect", "two boats sank", "an unnamed keeper")]),
    "thanked for what he called": (
        "Mr Leo Mint thanked the divers for what he called “a decade of peace”.",
        [("mixed", "a decade of peace", "Leo Mint")]),
    "denies wrongdoing": ("The harbour office denies wrongdoing.", []),
    "admitted he": (
        "Mr Leo Mint admitted he had slept. The ward admitted two men hurt in the fall.",
        [("indirect", "he had slept", "Leo Mint")]),
    "told somebody, before a semicolon": (
        "The plan, Ida Orle told the meeting, would cost a year; the mayor sighed.",
        [("indirect", "The plan, would cost a year", "Ida Orle")]),
    "not so, said somebody": (
        "Not so, said Leo Mint, who leads the divers.", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_construction_gives_its_quotes(case: str) -> None:
    text, expected = CASES[case]
    assert told(text) == expected


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The skipper said nothing more. She radioed that the engine had stopped.", "the engine had stopped"),
        ("The board clarified on Monday that no fee would be charged.", "no fee would be charged"),
        ("The clerk blogged that the archive was full of moths.", "the archive was full of moths"),
        ("The clerk asked the two sailors whether they had seen it.", "whether they had seen it"),
        ("The clerk asked the two sailors if they had seen it.", "if they had seen it"),
        ("Ms Tully promised on Friday to mend the crane.", "to mend the crane"),
        ("Ms Tully spoke for an hour, vowing to mend the crane.", "to mend the crane"),
        ("Ms Tully said — in writing, no less — that the crane was safe.", "the crane was safe"),
        ("Ms Tully, in her speech, suggested she'll mend the crane.", "she'll mend the crane"),
        ("An audit by Harbour Control identified that no receipts were kept.", "no receipts were kept"),
        ("Figures from the harbour board show that traffic fell in May.", "traffic fell in May"),
        ("It was announced that the crane would be sold.", "the crane would be sold"),
        ("The answer from the board was that no money was left.", "no money was left"),
        ("Her only request is that the crane be painted.", "the crane be painted"),
        ("The board's main recommendation is to sell the crane.", "to sell the crane"),
        ("In the mayor's opinion, the crane is a landmark.", "the crane is a landmark"),
        ("The board noted the crane was old; the rails had never been mended.", "the crane was old; the rails had never been mended"),
    ],
)  # fmt: skip
def test_reported_speech_is_known_by_its_frame(sentence: str, content: str) -> None:
    assert content in [quote.text for quote in extract_quotes(Document(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk thought that the archive was full of moths.",
        "The new rails ensured that the crane was safe.",
        "The divers built a ladder that the clerk painted.",
        "The harbour masters that day inspected a crane.",
        "It was agreed that the crane would be sold.",
        "His answer was to sell the crane.",
        "Through risk assessment, the officers found a crane.",
    ],
)
def test_a_frame_of_speech_needs_a_verb_that_speaks(sentence: str) -> None:
    assert extract_quotes(Document(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The clerk voiced fears that the crane would fall.", "the crane would fall"),
        ("The owners placed on record that the rails were new.", "the rails were new"),
        ("The mayor was adamant that the crane would stay.", "the crane would stay"),
        ("The mayor appealed for calm.", "calm"),
        ("The mayor told Friday's meeting the crane would stay.", "the crane would stay"),
        ("The mayor told the owners the crane would stay.", "the crane would stay"),
        ("The crane was old, she said, and the rails too short.", "The crane was old, and the rails too short"),
        ("In Old Port, he points out, the crane at least lets you climb.", "In Old Port, the crane at least lets you climb"),
        ("She praised the yard, whose debts, she observed, had come down.", "whose debts, had come down"),
        ("The repairs run to 3 million, according to him.", "The repairs run to 3 million"),
        ("A crane used to cost less, sources said, adding that rails were cheap.", "rails were cheap"),
        ("He underscored that rails are “a town's spine”, and he urged owners to mend them.", "owners to mend them"),
        ("The owners reported up to 40 cranes were idle.", "up to 40 cranes were idle"),
        ("Connolly said the crane would stay.", "the crane would stay"),
        ("Anna Pell of the Harbour Office states that the crane is safe.", "the crane is safe"),
    ],
)  # fmt: skip
def test_where_reported_speech_begins_and_ends(sentence: str, content: str) -> None:
    assert content in [quote.text for quote in extract_quotes(Document(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke of the crane which the town has offered to paint.",
        "Cranes reported: 570 and 604.",
        "Captain Ida Pell, who has charge of the cranes, drove home.",
    ],
)
def test_what_only_looks_like_reported_speech(sentence: str) -> None:
    assert extract_quotes(Document(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Had the rails held, she said, no crane would have sunk.", "Had the rails held, no crane would have sunk"),
        ("What the yard needs, she told the meeting, is a new crane.", "What the yard needs, is a new crane"),
        ("Whether cranes stay, she said, is for the town to say.", "Whether cranes stay, is for the town to say"),
        ("Only when it sank, she explained, did the faults show.", "Only when it sank, did the faults show"),
        ("Nine cranes were tested, he said, of which four failed.", "Nine cranes were tested, of which four failed"),
        ("The rails, laid in May and which, he recalled, had cost a lot, were sold.", "which, had cost a lot"),
        ("Not one crane, according to Ms Pell, had been tested.", "Not one crane had been tested"),
        ("It is, in the words of one sailor, a crane for the ages.", "It is a crane for the ages"),
        ("The figures, released on Monday, suggest that cranes are unsafe.", "cranes are unsafe"),
        ("Nine cranes were tested, says the yard's report, a third more than in May.", "Nine cranes were tested"),
    ],
)  # fmt: skip
def test_a_clause_that_its_attribution_interrupts(sentence: str, content: str) -> None:
    assert content in [quote.text for quote in extract_quotes(Document(sentence))]


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        ("When a crane sank in Oslo, the governor ordered such a search.", []),
        ("When a crane sank, nobody came, the governor said.", ["When a crane sank, nobody came"]),
        ("The film will be seen in nine states: Old Port has been chosen.", []),
        ("The owners put the loss of cranes at between K9 million and K11 million.",
         ["the loss of cranes at between K9 million and K11 million"]),
    ],
)  # fmt: skip
def test_a_fronted_clause_alone_is_not_what_was_said(sentence: str, contents: list[str]) -> None:
    assert [quote.text for quote in extract_quotes(Document(sentence))] == contents
