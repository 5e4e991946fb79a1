"""Whether a story calls somebody he or she, as far as a title or a given name says so."""

from __future__ import annotations

from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled

if TYPE_CHECKING:
    from .document import Document
    from .people import Person

# Given names that are hardly ever borne by the other sex in English-language news. Names that are shared
# (Andrea, Jean, Kim, Robin, Sasha) are left out on purpose.
_SHE = frozenset(
    "aaliyah abby abigail ada adelaide adele adelina adriana agatha agnes agnieszka aicha aileen aisha aisling "
    "alejandra aleksandra alessandra alexandra alice alicia alina alison allison alma alyssa amanda amber amelia "
    "amelie amina aminata amira amy ana anabel anastasia anastasiya andreea anette angela angelica angelina "
    "angelique anika anita anja ann anna anne annegret anneke annelies anneliese annette annie annika antoinette "
    "antonella antonia anya apinya arabella ariana ariane arlene asha asma astrid athena audrey aurora ava ayesha "
    "aylin ayse ayşe barbara bathsheba beatrice beatriz becky belinda bella benedetta berit bernadette bernadine "
    "bertha beth bethany betty bianca birgit birgitta blanca bonnie brenda brianna bridget brigitte britta "
    "caitlin camila candice carina carla carlotta carmen carol carolina caroline carolyn cassandra catalina "
    "catherine cathy cecilia celeste celia celine chantal charlene charlotte cherie cheryl chiamaka chiara "
    "chidinma chinwe chloe christa christiane christina christine ciara cindy clara clare clarissa claudia "
    "claudine clementine colleen concepcion consuelo corinne cristina crystal cynthia dagmar daisy daniela "
    "danielle daphne darlene darya debbie deborah debra deirdre delia delphine denisa denise diana diane dilma "
    "dina dolores donna doris dorota dorothea dorothy edith eileen ekaterina elaine eleanor elena eleni eleonora "
    "elif elin elina elisa elisabeth elise eliza elizabeth elke ella ellen ellie eloise elsa elsie elvira emilia "
    "emily emine emma emmanuelle erica erika erin ernestine esperanza estefania estelle esther ethel eugenia "
    "eunice eva evangeline eve evelyn fabienne farah farida fatima fatma fatou fatoumata federica felicia "
    "felicity fern fiona fiorella flora florence florencia franca frances francesca franziska freda freya frida "
    "frieda gabriela galina gemma genevieve georgina geraldine germaine gertrude gilda gillian gina ginevra "
    "giorgia giovanna gisela giulia gladys glenda gloria grace grazia greta gretchen gudrun guendalina gunilla "
    "gwen gwendolyn hadiza hala halima hana hanna hannah harriet haruka hattie hazel heather hedwig heidi heike "
    "helen helena helga heloise henrietta henriette hermione hilda hilde hillary holly ida ilaria ilse imani "
    "imelda imogen indira ines inga inge inger ingrid irene irina iris irma isabel isabella isabelle ivana ivonne "
    "iwona jacinta jacqueline jacqui jana jane janet janice janine jasmine jeanine jeanne jeannette jemima jenna "
    "jennifer jenny jessica jill joan joann joanna joanne jodie johanna josefina josephine josie joyce juanita "
    "judit judith judy julia juliana julianna julianne julie juliet juliette justine justyna kamala karen karin "
    "karina karla karolina katarina katarzyna kate katharina katherina katherine kathleen kathryn kathy katie "
    "katja katrin katrina kayla keiko kerstin khadija kimberly kirsten kirsty kristen kristin kristina kristine "
    "krystyna ksenia lakshmi lana lara larisa latoya laura lauren lea leah leanne leila lena leticia letizia "
    "liesbeth lieve lila lilian liliana lilly lily lina linda linnea lisa lisbeth liudmila livia liz liza lois "
    "lola lorena loretta lorna lorraine lottie louise lourdes lucia lucie lucille lucinda lucy ludmila luisa luz "
    "lydia lynette lyudmila mabel madeleine maeve magda magdalena maggie maja malgorzata malin mandy manuela "
    "marcella marcia marciane margaret margarethe margarita margherita margit margot marguerite maria mariah "
    "mariam mariana marianna marianne maribel marie marielle marietta marija marilyn marina marine marisa marisol "
    "marissa marjan marjorie marlene marta martha martina mary maryam mathilde matilda maud maureen mavis maya "
    "małgorzata meera megan meghan melanie melinda melissa mercedes meredith meryl mia michaela michaele michelle "
    "mila mildred milena millicent mina minerva miranda mireille miriam misaki moira molly mona monica montserrat "
    "muriel myra myriam myrtle nadezhda nadia nadine nadiya nancy nanette naoko naomi natalia natalie natalya "
    "natasha nathalie nell nellie nia niamh nicole nicoletta nicolette nikki nina noelle noemi nora noreen norma "
    "nuria oksana olena olga olivia oona ophelia orla oxana paloma pamela paola patricia paula paulina pauline "
    "pearl peggy penelope penny perpetua petra philippa phoebe phyllis pia pilar polly portia priscilla priya "
    "prudence rabia rachael rachel rachelle ramona rania raquel rebecca rebekah regina renata reyhan rhea "
    "rhiannon rhonda rika rita roberta rocio roisin romina rosa rosalia rosalie rosalind rosamund rosanna rose "
    "roseanne rosemary rosie rosina roswitha roxana roxanne ruby rukhsana ruth sabina sabine sabrina sadie saima "
    "sally samantha sandra saoirse sara sarah scarlett selena selma serena shabnam shakira sharon sheena sheila "
    "shelley sherry shirley shreya sian sigrid sigrun silvia simona sinead siobhan siobhán siri sofia solange "
    "soledad solveig sonia sophia sophie soraya steffi stella stephanie sumaya sunita sunniva susan susana "
    "susanna susanne susie suzanna suzanne svenja svetlana sybil sylvia tabitha tamara tammy tanya tara tasha "
    "tatiana tatyana teresa tess tessa thea thelma theodora theresa therese thérèse tiffany tilda tina tove trudy "
    "ulla ulrika ulrike uma ursula uta valentina valeria valerie vanessa velma vera verena verity veronica "
    "victoria viktoria viola violet violeta virginia viviana viviane wanda wangari wendela wendy wilhelmina wilma "
    "winifred xenia ximena yasmin yasmine yelena yesenia yetunde yoko yolanda yolande yulia yuliya yumi yvette "
    "yvonne zahra zainab zara zeinab zelda zeynep zoe zofia zsuzsa zuzana".split()
)
_HE = frozenset(
    "aaron abdallah abdel abdoulaye abdul abdullah abdulrahman abel abraham achille achim adalbert adam adamu "
    "adewale adolf adolfo adrian ahmed aidan aidar ajay akhtar akira aksel alain alan alastair albert albrecht "
    "aldo alec alejandro aleksandar aleksander aleksandr aleksei alessandro alexander alexandre alexei alf "
    "alfonso alfred alfredo ali alistair allan allen alonso alphonse alvaro alvin amadou amir amos anatoly anders "
    "andre andreas andrei andres andrew andrzej andrés angelo angus anil anjan anthony antoine anton antonin "
    "antonio antti arash archie ari armand armando arnaud arne arno arnold artem arthur arturo arun arvind asif "
    "atanas augustin augusto axel ayman aziz baptiste barnaby barry bart bartholomew bartosz bashar basil bastian "
    "baudouin benedict benedikt beniamino benito benjamin benoit bernard bernardo bernd bert bertil bertrand "
    "bhaskar bilal bill birger bjarne bjorn björn blaise bob bobby bogdan bohdan boniface boris boubacar brad "
    "brandon brendan brent brett brian brice bruce bruno bryan burkhard byron callum calvin carl carlo carlos "
    "carsten caspar cedric cesar chad charles chester chidi chike chinedu chris christian christoph christophe "
    "christopher ciaran clarence clark claudio clay clayton clemens clement clifford clint clive clyde cody cole "
    "colin conor conrad constantin corey cormac cornelius craig curtis cyril cyrus césar daan damian damien dan "
    "daniel danilo danny dante dario darius darko darnell darren dave david davide dean declan dennis derek "
    "desmond detlef dev didier diego dieter dieudonne dimitar dimitri dimitris dirk dmitri dmitry dmytro dominic "
    "dominik donal donald donovan doug douglas duncan dustin dwayne dwight dylan eamon earl eberhard ed eddie "
    "edgar edmund edouard eduardo edvard edward edwin efrain einar eirik elias elijah eliseo elliot elliott elmer "
    "elton emeka emil emile emilio emir emmanuel emre enrique eoin ephraim eric erich erik erlend erling ernest "
    "ernesto ernst erwin esteban ethan etienne eugene eusebio evan evgeny ezekiel ezra fabian fabien fabio "
    "fabrice fabrizio fadi faisal farid farouk fausto federico felipe felix ferdinand ferenc fergus fernand "
    "fernando fidel filip filippo finlay finn fintan fitzgerald florian floyd francesco francisco franck francois "
    "frank franklin franz françois fred frederick fredrik friedrich fritz fyodor gabriel gareth garrett garry "
    "gary gaston gavin gennady geoff geoffrey georg george georges georgi gerald gerard gerardo gerd gerhard "
    "gerry giacomo gianluca gianni gideon gilbert gilles giorgio giovanni giuliano giuseppe glenn godfrey gonzalo "
    "gordon gottfried graeme graham grant greg gregor gregory grigory grzegorz guido guillaume guillermo gunnar "
    "gunther gus gustav hakan hakon halvor hamid hamish hamza hank hannes hannu hans hans-peter harald hari "
    "harjit harold haroon harry haruki harvey hasan hashim hassan hector heinrich heinz helge helmut hendrik "
    "henri henrik henry herbert herman hermann hernan hideo hiroshi hiroyuki holger homer horace horst howard "
    "hubert hugh hugo hussein hyman iain ian ibrahim idris ignacio ignatius igor ilya imran ingmar innocent "
    "ioannis irving isaac isaiah ishaan ishmael ismail ivan ivar ivo jaap jack jacob jacques jakob jakub jamal "
    "james jan-erik jared jarek jaroslav jason javed javier jed jeff jeffrey jens jeremiah jeremy jermaine jeroen "
    "jerome jesper jethro jim jimmy jiri jiří joachim joao joaquin joaquín jock joe joel joey johan johann "
    "johannes john johnny jonas jonathan joost jorg jorge jorgen jose josef joseph joshua josip joão juan julian "
    "julien julio julius jurgen jussi justin jörg jørgen kaare kamal karel karim karl karsten kasper kazuo keir "
    "keiran keith kelvin ken kenji kenneth kenny kent kevin khaled khalid kieran kiril kirk klaas klaus knud knut "
    "kofi kojo konrad konstantin kostas krishna kristian kristoffer krzysztof kumar kurt kwame kweku kyle lachlan "
    "lamine lance lars lars-erik laszlo laurent lawrence lazar leander leif lennart leo leon leonard leonardo "
    "leonid leopold leroy leszek levi lewis liam lionel lloyd loic lorenz lorenzo lothar louis luc luca lucas "
    "luciano ludovic ludwig luigi luis luka lukas lukasz luke luther lyle magnus mahmoud mahmud maksim malcolm "
    "mamadou manfred manolo manuel marat marc marcel marcelo marcin marco marcus marek mario marius mark marshall "
    "martijn martin martti marvin massimo matej mateo mateusz mathias mathieu mats matt matteo matthew matthias "
    "matti maurice mauricio mauro max maxim maximilian maxwell mehdi mehmet melvin mervyn micah michael michal "
    "michał michel mick miguel miguelangel mihai mikael mike mikhail mikko miles milos miloš milton miroslav "
    "mitch mitchell mohamad mohamed mohammad mohammed mohan mohsen morris morten mortimer moses moussa muhammad "
    "murray musa mustafa mustapha nabil naguib narendra nasser nate nathan nathaniel naveed navid neal ned neil "
    "nelson neville niall nicholas nick nico nicolas nicolo niels nigel nikhil nikola nikolai nikolaos nikos nils "
    "noah nolan norbert norman obinna olaf olav ole oleg oliver olivier olufemi olumide omar omer orlando oscar "
    "oswald otis otto owen paavo pablo palle paolo pape pascal pasquale patrick patrik paul paulo pavel pawel "
    "paweł pedro pekka percy perry pete peter petr petros petter phil philip philippe phillip pierre pierre-yves "
    "piers pieter pietro piotr pjotr prakash pramod preston quentin quincy radek radoslav rafa rafael rahul "
    "raimund rainer raj rajesh rajiv ralf ralph ramesh ramiro ramon ramzi randall randy raoul rashid rasmus ravi "
    "ray raymond reggie reginald reinhard reinhold remi remy renato renaud rex rhys ricardo richard rick ricky "
    "rob robbie robert roberto rocco rod roderick rodney rodolfo rodrigo rogelio roger rohit roland rolando rolf "
    "roman romeo ron ronald ronan ronnie ross roy ruben rudi rudiger rudolf rufus rune rupert ruslan russ russell "
    "rustam ryan ryszard saad sahid saif salim salman salvador sami samir samuel sanjay santiago saul scott "
    "seamus sean sebastian selim senthil sergei sergey sergio seth shane shaun shawn sid siegfried sigmund silas "
    "silvio simeon simon slobodan sofiane solomon spencer stan stanislav stanislaw stanley stefan stefano steffen "
    "sten stepan stephane stephen steve steven stewart stig stuart stéphane sudhir suleiman sunil suresh sven "
    "sverre syed sylvain sylvester tadeusz taha takashi takeshi tarek tarik tariq taro tatsuya ted teddy terence "
    "terje terrence theo theodore thibault thierry thomas thorsten tiago tibor tim timo timothy timur tito tobias "
    "tobin todd tom tomas tomasz tomislav tommaso tommy tony tor torben tore torsten travis trent trevor tristan "
    "troy tyler tyrone ulf ulrich umar umberto uwe vaclav vadim valentin vasily vasyl veli vernon vicente victor "
    "vijay vikram vilhelm ville vince vincent vincenzo vinod virgil vitaly vito vittorio vivek vlad vladimir "
    "vladislav volker volodymyr vyacheslav václav wade waldemar walid wallace walt walter warren waseem wayne "
    "wendell werner wesley wilbur wilfred wilhelm willem william wim winston wojciech wolfgang woody xabier "
    "xavier yann yannick yaroslav yasser yevgeny yiannis yitzhak yosef youssef yukio yunus yuri yusuf yves zach "
    "zachary zbigniew zdenek zoltan zoran".split()
)
_SHE_TITLES = compiled(
    r"\b(?:Mrs|Ms|Miss|Queen|Princess|Lady|Dame|Sister|Duchess|spokeswoman|chairwoman|congresswoman|councilwoman|actress|"
    r"businesswoman|policewoman|mother|daughter|sister|widow|wife|grandmother|housewife|woman)\.? $"
)
_HE_TITLES = compiled(
    r"\b(?:Mr|King|Prince|Sir|Lord|Duke|Father|spokesman|chairman|congressman|councilman|businessman|policeman|"
    r"fisherman|father|son|brother|widower|husband|grandfather|man)\.? $"
)


def given_name(name: str) -> bool:
    """True for one of the common given names: no family name that comes first."""
    name = name.lower()
    short = name.partition("-")[0]
    return name in _SHE or name in _HE or short in _SHE or short in _HE


def pronoun_of(document: Document, person: Person) -> str | None:
    """ "he" or "she", or None where neither a title nor the given name decides."""
    before = document.text[max(0, person.span.start - 24) : person.span.start]
    if _SHE_TITLES.search(before):
        return "she"
    if _HE_TITLES.search(before):
        return "he"
    given = document.text[person.span.start : person.span.end].split()[0].lower()
    first = person.first.lower()
    for name in (given, given.partition("-")[0], first, first.partition("-")[0]):
        if name in _SHE:
            return "she"
        if name in _HE:
            return "he"
    return None
