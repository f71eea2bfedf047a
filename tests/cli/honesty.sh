#!/bin/sh
# Papers that say nothing, however well they are dressed: none comes out clean, under any
# conference's rules, and each time the rule that answers is named. One short paper that says
# something is not accused by these rules.
. "$(dirname "$0")/common"

conferences=$("$MUNDRAFT" list conferences --ids 2>/dev/null)
sense=no-sentences,repeated-sentence,any-country,no-stance,late-stance,vague-proposal,own-advice
sense=$sense,incomplete-proposal,long-background,short-proposals,no-proposals

# answers NAME RULE...: under every conference NAME.md has a warning or an error, by each RULE.
answers() {
	paper=$1.md
	shift
	for conference in $conferences; do
		run lint --fail-on warning --conference "$conference" "$paper"
		exits 1 || return 1
		for rule in "$@"; do
			grep -q ": \(warning\|error\): .* \[$rule\]$" out || return 1
		done
	done
	[ -n "$conferences" ]
}

heading() {
	printf '**Country:** Kazakhstan\n**Committee:** Fourth Committee\n**Topic:** %s\n' \
		"De-escalation of Sectarian Conflict"
	printf '**Delegate:** Dana Serik\n**School:** Lincoln\n\n'
}

keywords='peace mediation dialogue schools education protection security cooperation development
conflict prevention stability capacity building awareness resolution framework partnership inclusion
gender youth monitoring reporting funding sanctions justice sovereignty implementation neutrality
dignity trust reform tolerance harmony ceasefire reconciliation leaders religion ethnicity'

{ heading; echo "$keywords."; } >bag.md
check "a bag of keywords" answers bag no-sentences

{
	heading
	for title in Background "Country Stance" "Proposed Solutions"; do
		printf '## %s\n\nKazakhstan %s.\n\n' "$title" "$keywords"
	done
} >titled.md
check "a bag of keywords under the right headings" answers titled no-sentences

{
	heading
	printf '## Background\n\nS/RES/2601 (2021), A/RES/65/283, 40 per cent, 12 million, 2030, %s.[^1]\n\n' "$keywords"
	printf '## Country Stance\n\nKazakhstan, 1992, 2017, Astana, Article 51, %s.[^2]\n\n' "$keywords"
	printf '## Proposed Solutions\n\nPeacebuilding Fund, 2028, $2 million, should, %s.[^1]\n\n' "$keywords"
	printf '## Works Cited\n\n[^1]: United Nations, press release, 2021, <https://press.un.org/en/2021/x>\n'
	printf '[^2]: Security Council, "Resolution", 29 October 2021, <https://undocs.org/x>\n'
} >dressed.md
check "a bag of keywords with figures, symbols and invented notes" answers dressed no-sentences

{
	heading
	printf '## Background\n\n%s\n\n' "The of peace and the is mediation to a schools by the with an \
of dialogue for the should States the in a Kazakhstan urges the and of conflict the which a from \
resolution the are to the by fund a of is training the has leaders in the at monitoring a for is."
	printf '## Proposed Solutions\n\nKazakhstan the of urges a to fund by the in 2028 with $2 million a of.\n'
} >salad.md
check "words thrown about" answers salad no-sentences

{
	heading
	printf '## Background\n\n## Country Stance\n\n## Proposed Solutions\n\n## Works Cited\n'
} >empty.md
check "an empty paper with the right headings" answers empty empty-paper empty-section

{
	heading
	printf '## Background\n\nConflicts take many lives.\n\n'
	printf '## Country Stance\n\nKazakhstan believes in peace.\n\n'
	printf '## Proposed Solutions\n\nKazakhstan urges all nations to work together.\n'
} >thin.md
check "a sentence under each heading" answers thin too-short vague-proposal

cat >any.body <<'END'
## Background

Conflicts between communities are among the most painful challenges that the world faces today. They divide families, empty villages and leave wounds that do not heal for generations. Where neighbours once shared a market and a well, they now share only fear. Religion and origin are seldom the true cause of such violence, but they are easily turned into weapons by those who seek power. When leaders speak of enemies instead of citizens, words soon become deeds. Poverty, injustice and a lack of opportunity make the young listen to those who promise them a purpose.

The international community has long recognized that peace cannot be built by force alone. Many efforts have been made to bring the parties to one table, and some of them have borne fruit. Yet too many agreements remain on paper, because those who signed them did not involve the people who have to live by them. Women, young people and religious leaders are often left outside the room. Without trust between communities no ceasefire can last, and without justice no trust can grow. It is therefore clear that new approaches are needed, and that they must begin where people live.

Education plays an important part in this. Children who learn together find it harder to hate each other when they are grown. The media, too, carry a great responsibility, since a rumour can set a street on fire within an hour. Modern technology has made this danger greater than ever before, but it also offers new ways to connect people across every divide.

## Country Stance

Kazakhstan firmly believes that dialogue is the only way to lasting peace. As a nation of many peoples and faiths, it knows from its own experience that diversity is a source of strength and not of weakness. Its people have lived side by side in harmony for a long time, and its government has always protected the rights of every community. Kazakhstan is deeply concerned about the suffering of civilians and condemns all violence in the name of religion. It supports every effort of the United Nations to prevent conflicts before they break out.

At the same time Kazakhstan is convinced that solutions cannot be imposed from outside. Every society has its own history, and every peace must be its own. The sovereignty of States has to be respected, and the consent of the parties remains essential. Nevertheless, sovereignty also means responsibility, and no government may close its eyes when its citizens are attacked because of their faith. Kazakhstan has been a reliable partner in many initiatives for tolerance, and it will continue to be a bridge between cultures. It is ready to share its experience with all who wish to learn from it.

## Proposed Solutions

Kazakhstan urges the international community to strengthen its cooperation and to take decisive steps towards a culture of peace. All nations should work together in order to address the root causes of conflict, among them poverty, inequality and exclusion. Leaders should promote mutual understanding and refrain from language that divides people.

Furthermore, Kazakhstan encourages all governments to foster dialogue between religious and ethnic communities at every level. Such dialogue should be inclusive, open and continuous. Women and young people should be given a stronger voice, since they are agents of change and carry the future. Civil society should be supported in its important work, and best practices should be exchanged more widely.

In addition, Kazakhstan calls upon all countries to invest in education and to raise awareness of the value of diversity. Schools should teach respect, tolerance and critical thinking. The media should be encouraged to report responsibly, and hatred should be answered with facts. Modern technology should be used to bring people together and not to drive them apart.

Finally, Kazakhstan recommends that nations deepen their cooperation and build the capacities of those who mediate in conflicts. More efforts are needed to make prevention a priority and to turn words into actions. Only if all of us work hand in hand can the vision of a peaceful world become reality. Kazakhstan stands ready to play its part and looks forward to fruitful discussions with all delegations.
END
{ heading; cat any.body; } >any.md
check "a fluent paper that any delegation could hand in" answers any any-country vague-proposal
run lint --only vague-proposal any.md
check "each of its empty proposals is named" eval '[ "$(grep -c "\[vague-proposal\]$" out)" -ge 3 ]'

# A paper that says something, short and right.
cat >good.body <<'END'
## Background

In February 2020 a brawl on a road in the Korday district became a night of fire: eleven people died, and thousands crossed into Kyrgyzstan.[^korday] The General Assembly has asked since 2011, in resolution 65/283, for mediators who are trained before a quarrel begins.[^mediation]

## Country Stance

Kazakhstan holds that a quarrel between two villages is settled by people whom both villages know. It has convened religious leaders in Astana since 2003, and it would accept observers in its own districts.[^congress]

## Proposed Solutions

First, the Committee should request the Secretary-General to have the Mediation Support Unit train thirty local mediators a year from 2028, in pairs from two communities of one district. The class needs $180,000 a year in voluntary contributions. It has succeeded when twenty pairs have each settled a quarrel by 2030. Kazakhstan offers rooms and interpreters in Taraz.

Second, each special political mission should state in its yearly report how many local quarrels it recorded and how many it helped to settle, from the eighty-third session on. The existing staff can do this within the present budget. The measure is a report with both figures from ten missions.

## Works Cited

[^korday]: Radio Free Europe, "Eleven Dead in Korday", 13 February 2020, <https://www.rferl.org/a/korday>
[^mediation]: General Assembly, resolution 65/283, 22 June 2011, <https://undocs.org/A/RES/65/283>
[^congress]: Congress of Leaders of World and Traditional Religions, "History", 2022, <https://religions-congress.org/en>
END
{ heading; cat good.body; } >good.md
for conference in $conferences; do
	run lint --only "$sense" --fail-on style --conference "$conference" good.md
	exits 0 || break
done
check "a short paper that says something is not accused" eval 'exits 0 && empty out'

{ heading; cat good.body good.body good.body; } >thrice.md
check "a paper that is repeated to its length" answers thrice repeated-sentence

{
	heading
	for title in Background "Country Stance" "Proposed Solutions"; do
		printf '## %s\n\n%s\n\n' "$title" "Lorem ipsum dolor sit amet, consectetur adipiscing elit, \
sed do eiusmod tempor incididunt ut labore et dolore magna aliqua. Ut enim ad minim veniam, quis nostrud \
exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat. Duis aute irure dolor in \
reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur."
	done
} >lorem.md
check "lorem ipsum" answers lorem no-sentences

{
	heading
	printf '## Background\n\n%s\n\n' "Les conflits entre communautés comptent parmi les défis les plus \
douloureux du monde actuel. Ils divisent des familles, vident des villages et laissent des blessures qui ne \
guérissent pas pendant des générations. La religion est rarement la vraie cause de cette violence."
	printf '## Proposed Solutions\n\n%s\n' "Le Kazakhstan demande au Comité de former chaque année trente \
médiateurs locaux, par paires issues de deux communautés du même district, avant la fin de 2028."
} >french.md
check "a paper in French" answers french no-sentences

{
	heading
	printf '## Background\n\n%s\n' "Конфликты между общинами относятся к самым тяжёлым вызовам нашего \
времени. Они разделяют семьи, опустошают деревни и оставляют раны, которые не заживают поколениями. Религия \
редко бывает настоящей причиной такого насилия, но её легко превращают в оружие те, кто ищет власти."
} >russian.md
check "a paper in Russian" answers russian no-sentences

mkdir -p own/profiles
cat >own/profiles/atlantis.yaml <<'END'
country: {id: atlantis, name: Atlantis, formal: the Republic of Atlantis, adjective: Atlantean, as_of: 2026-01-01}
END
MUNDRAFT_PATH="$work/own:$root" "$MUNDRAFT" atlantis --topic counter-terrorism >gaps.md 2>/dev/null
check "a draft with its gaps left" answers gaps research-gap
finish
