"""Where a cue stands beside a quotation: patterns over the symbols of a line.

Belongs here: one named pattern for each place. Stays out: what is done with a match.
"""

from __future__ import annotations

import re

FINITE = r"r*(?:[DNwpbg]|[isT][DNwp])[^|;:]{0,24}?[xvVL]"
"""A clause with a subject and a verb of its own, which no relative clause that lacks its subject is."""

INVERTED = re.compile(r"[,-]?[rx]*V")
"""After a quotation: "..." said X."""

SUBJECT_VERB = re.compile(r"[,-]?(?:s|xh)?(?P<source>[^|:;QqVGLAt]{1,60}?)(?P<cue>V)")
"""After a quotation: "..." X said; "...", as X put it; "..." was how X put it."""

AFTER_RELATIVE = re.compile(r"[^|:;Qq]{0,24}?,r*(?P<cue>V)")
"""After a cue whose subject is a relative pronoun: the cue of the main clause ("..." a man who asked for calm told us)."""

QUOTED_AS_SAYING = re.compile(r"[,-]?(?P<source>[^|:;QqVGLA]{1,40}?)xv[^|:;Qq]{0,30}?s(?P<cue>G)")
"""After a quotation: "..." X was quoted by Y as saying."""

QUOTED_SAYING = re.compile(r"[,-]?[^|:;QqVGLA]{1,20}?v(?P<source>[DNwb,]{1,14})s(?P<cue>G)")
"""After a quotation: "..." the radio quoted X as saying."""

OPENS_WITH_VERB = re.compile(r"[cr-]*(?:xV|(?:g[^,|:;xvVL]*)?G)")
"""A sentence up to a cue whose subject stands behind its opening phrase: "Calling it new, X ..."; "Holding a sign calling it new"."""

QUOTES_SOMEBODY = re.compile(r"(?<![xr])[vVgG](?P<source>[DNwb,]{1,14})s$")
"""Before "saying": the radio quoted X as."""

VERDICT = re.compile(r",?x(?P<noun>Dw?w)i(?=[DNw])")
"""After a quotation: "..." was the verdict of X."""

OWN_VERDICT = re.compile(r",?x(?P<source>D|[DN]{0,4}N)w?(?P<noun>w)(?=\|)")
"""After a quotation: "..." was her verdict; "..." is X's advice."""

ACCORDING = re.compile(r",?(?P<phrase>A)")
"""After a quotation: "...", according to X."""

CREDIT = re.compile(r"\|?-(?=[NDw])")
"""After a quotation: "..." - X, head of Y."""

INTRODUCED = re.compile(r"(?P<cue>[VGL])(?P<gap>[^|QqVG:;tvx]{0,30}?)(?P<pause>[,:]?)$")
"""Before a quotation: X said: "..."; X told reporters on Monday, "...\""""

ASIDE = re.compile(r",i(?P<source>[DN][DNw]{0,3}?)(?P<noun>w),(?=[^|:;]*[qQ])")
"""In a sentence: the papers, in his phrase, were "...\""""

VIEW = re.compile(r"i(?P<source>[DNb]*[DN])(?P<noun>w),?$")
"""Before a quotation: in her view, "...\""""

IN_VIEW = re.compile(r"c?i(?P<source>[DNbw]*[DNw])(?P<noun>w),?(?=[DNwpbr][^|]*[xvV])")
"""A sentence: in her view, the clause."""

FOR_WHOM = re.compile(r"i(?P<source>[DNb]*[DNwb]|z),?$")
"""Before a quotation: for Ms Orle, "...\""""

LIST_AFTER_COLON = re.compile(r":[^|:VGQ]{1,40}$")
"""Before a quotation: X was sure: a, b and "...\""""

GOES_ON = re.compile(r"[^QqVGLAz|:]{0,24}[,:-]?(?=[Qq])|(?:,?z[^QqA|]{0,40}|[^QqVGLA|]{0,40})\|c?(?=[Qq])")
"""After the source of a quotation: the next one belongs to it."""

REDUCED_RELATIVE = re.compile(r"wDw{1,3}r?[xvV]")
"""In a source: the clause that a noun takes without a pronoun ("said the woman her friends call the boss")."""

WHOM_THEY_CALL = re.compile(r"(?:z[DNw]{1,5}|[wNb](?:p|D[wN]{1,3}))[rx]*$")
"""Before "call": its object is the noun before ("whom friends call 'the Boss'", "the woman they call 'the Boss'")."""

TRAILING = re.compile(r"(?:o|[rTiDNwbk]{0,14}?(?:c[DNw]{1,6})?)?(?=[|,;z-])")
"""After a cue that closes a sentence or stands in brackets of commas: "..., he added on Monday."."""

UNMARKED_CLAUSE = re.compile(r"[DNw][DNwrikc]{4,}")
"""Before a closing "X says": a clause whose verb no list holds ("Ten jobs depend on it, one slide says")."""

CLOSING = re.compile(r",[DNwp][DNw]{0,5}V(?=[,|])")
"""Behind a clause: ", the authority notes"."""

OBJECT = re.compile(r"w?[DN][Nw]{1,6}(?:i|$)|w{2,6}i")
"""After a cue: what the verb is about ("denied the claims")."""

BEHIND_RELATIVE = re.compile(r"(?P<source>[DN][DNwb]{0,8}),z[^|:;QqVG]{1,40},$")
"""Before a cue: its subject, with a relative clause that a comma closes (", a sailor, who gave no name, told us")."""

TOLD_IN_BRACKETS = re.compile(r"(?:[oDNwT]{1,6}(?:i[DNwT]{1,5})?|i[DNwT]{1,5}),(?:r*[xv]|c[DNwp])")
"""After the cue of "The crane, she told the group in Oslo, was new"; also of ", and it was late"."""

AFTER_AS = re.compile(r"(?:[rT]|i[DNw]{1,4}){0,2},")
"""After the cue of "as X said": the content begins behind its comma."""

PREDICATE = re.compile(r"[rtx]*[xvw]")
"""After a clause in brackets of commas: its sentence goes on with its verb."""

REPORTS_TOO = re.compile(r",[xr]*V")
"""After "X, according to Y": X reports something."""

OPENS_RELATIVE = re.compile(r"i?(?:[zh]|(?<=,)D)[DNw]{0,6}$")
"""Before a clause in brackets of commas: ", at which, his office says, the fees were raised"; ", whose fees, she says, rose"."""

NEXT_VERB = re.compile(r",c?r*V")
"""After a verb and its object: the next verb of the same subject."""

VERB_BEFORE = re.compile(r"(?<![zx])V[DNwiT]{0,12},$")
"""Before a verb: another with its object and a comma, whose subject it shares."""

OCCASION = re.compile(r"(?:r|i?[DNw]{0,3}T){0,2},")
"""After a cue: a pause, perhaps behind the day."""

BEHIND_APPOSITION = re.compile(r",(?P<source>[DN][DNwb]{0,8},[DNw][DNwbi]{0,8}),$")
"""Before a cue: its subject with an apposition that a comma closes (", their school, Harbour College, confirmed")."""

IMPERSONAL = re.compile(r"(?:^|[|,;c])c?px{1,2}r?$")
"""Before a passive that tells of no speaker: "it was announced that"."""

FRONTED_BEFORE = re.compile(r"(?:D[Nw]|N{2}|p)[^,|:;]{4,}\Z|[DNp][DNwbic]*r*[xvV]")
"""After "In the long run, he said,": a clause, if need be one whose verb no list holds."""

RELATIVE_ENDS = re.compile(r",r*[xvV]")
"""Where a relative clause stops and its sentence goes on."""

INVERTED_CLAUSE = re.compile(r"x[DNwpr]")
"""After "Only then, he said,": the clause; before "he said, the port would close": a condition ("Had the rails held,")."""

MAIN_CLAUSE = re.compile(r"r*[DNwpg][DNwbic]*r*[xvV]")
"""After "In the long run, he said,": the clause itself."""

CLAUSE_REST = re.compile(r"iz|cx[DNp]|[kit][DNwvxrpk]|g|cr*x|c[DNwp][DNwbi]{0,12}r*[xv]|c[DNw][DNwbir]{1,16}$")
"""After a clause in brackets of commas: what the sentence before it still lacks ("It was a mistake, he said, to go.")."""

CLAUSE_GOES_ON = re.compile(r",r*[xv]")
"""After "'Drones', he said": the quoted words are part of a clause that goes on."""

ENDS_SOON = re.compile(r"[^QqV:]{0,30}\|")
ENDS_AT_ONCE = re.compile(r"[rT]?\|")
"""After the cue of a quotation that ended its own sentence: nothing but the occasion."""
