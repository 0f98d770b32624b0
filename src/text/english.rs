//! Which words are English, whatever the subject. Only for telling prose from lists and from noise: nothing here earns
//! anything.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that hold sentences together; a text without them is a list.
const FUNCTION: &str = "
a an the this that these those some any each every both either neither no not none all more most many much few less
i you he she it we they me him her us them my your his its our their mine yours ours theirs myself itself themselves
who whom whose which what when where why how
am is are was were be been being do does did done have has had having can could may might must shall should will would
of in on at by for with without from to into onto upon over under above below between among through across via per
against within behind before after since until till during about around near beside besides beyond off out up down
and or but nor so yet if unless because as than then though although while whereas whether once
there here now also only just even still too very again already always never often sometimes instead therefore thus hence
however else otherwise such same other another
i'm i'd i'll i've you're you'd you'll we're we'd we'll we've they're they'll it's it'll that's there's there'd what's let's
don't doesn't didn't isn't aren't wasn't weren't can't cannot couldn't won't wouldn't shouldn't haven't hasn't needn't
let lets get gets got make makes made take takes took keep keeps go goes goes come comes use uses used using need needs
";

/// Common words beside them, in their plain form: endings are taken off before one is looked up.
const COMMON: &str = "
ability able abuse accept acceptable access accident accord account accurate achieve acknowledge act action active actual
actually add address admin admit advance advantage advice affect afford afraid age ago agree ahead aim air alarm album alert
alike alive allow almost alone along alternative altogether amount analysis angle announce annoy annual answer anybody anyone
anything anyway anywhere apart apologise apparent appear append apply approach approve argue argument arise arm arrange arrival
arrive art article ask aspect assign assume assumption attach attack attempt attention attract audience author automatic
available average avoid await aware away awful baby back bad bag balance ball band bank bar base basic basically basis bear beat
beautiful become bed begin behave behaviour behavior being belief believe belong benefit best bet better big bill bird bit black
blame blind block blow blue board boat body book border bore born borrow boss bottle bottom bound box boy brain branch brand
brave break breath brief bright brilliant bring broad brother brown browse browser budget build bulk bunch burn burst bus
business busy button buy buyer cake calculate call calm camera campaign cancel candidate cap capable car card care careful
carry case cash catch cause cease central centre center certain chain chair chance change character charge chart cheap check
child children choice choose chosen circle circumstance citizen city claim class classic clean clear clearly client clock close
cloth cloud clue coat code coffee cold collect collection colour color column combination combine comfortable command comment
commit common communicate community company compare comparison compete complain complete complex complicated component compute
computer concept concern conclude conclusion condition confident confirm conflict confuse connect connection consequence
consider consist constant constraint consume contact contain content context continue contract contrary contrast control
convenient conversation convert convince cook cool copy core corner correct cost count counter country couple courage course
cover crash crazy create creation credit crime critical cross crowd cry cup curious current curve custom customer cut cycle
daily damage danger dangerous dark data date daughter day dead deal dear death debate decade decent decide decision declare
decrease deep default defend define definite degree delay delete deliver demand deny depart depend describe description deserve
design desire desk despite destination destroy detail detect determine develop developer device diagram die difference
different difficult difficulty dig dinner direct direction dirty disagree disappear disaster discover discuss discussion disk
distance distinct distinguish divide doctor document dog dollar domain door double doubt download dozen draft drag drama draw
dream drink drive driver drop dry due dull dumb duration duty ear early earn earth ease east easy eat edge edit effect effective
efficient effort eight eighty elaborate electric eleven email embed emerge emergency employ empty enable encode encounter end
enemy energy engine engineer enjoy enormous enough ensure enter entire entirely entity entrance entry environment equal
equipment equivalent error escape especially essential establish estimate euro evaluate evening evenly event eventually
everybody everyone everything everywhere evidence evil evolve exact exactly exam examine example excellent except exception
exchange excite exclude excuse execute exercise exist exit expand expect expectation expensive experience experiment expert
explain explanation explicit explore expose express extend extent external extra extreme eye face facility fact factor fail
failure fair fairly fall false familiar family famous fan far farm fashion fast fat father fault favour favourite fear feature
feed feel feeling fellow fetch field fifteen fifth fifty fight figure file fill film filter final finally finance find fine
finger finish fire firm first fish fit five fix flat flexible flight float flood floor flow fly focus folder follow food fool
foot force foreign forever forget forgive form formal format former formula forth fortune forty forward found four fourth frame
free freedom freeze frequent frequently fresh friend friendly front fruit full fully fun function functional fund fundamental
funny further future gain game gap garden gate gather general generally generate gentle genuine giant girl give glad glance
glass global goal god gold gone good govern grab grade gradual gram grant graph grass great green ground group grow growth
guarantee guard guess guest guide guy habit half hall hand handle hang happen happy hard hardly harm hat hate head health hear
heart heat heavy heavily height help hence hesitate hide high highlight hint hire history hit hold hole holiday home honest
honestly hope horrible hospital host hot hotel hour house huge human hundred hungry hunt hurry hurt husband idea ideal
identical identify ignore ill image imagine immediate immediately impact implement imply import important impossible improve
inbox inch incident include income incoming incorrect increase indeed independent indicate individual industry inevitable
inform information initial input insert inside insist install instance instant instantly instruction integer intend intent
interact interest interface internal internet interview introduce invent invest investigate invite involve issue item job join
joke journey judge jump keen key keyboard kick kid kill kind king kitchen knock know knowledge label lack lady lag land language
large last late lately later latter laugh launch law lay layer lazy lead learn least leave left leg legal length lesson letter
level liberty library lie life lift light like likely limit line link list listen literally little live load local locate
location lock log logic logical lone long look loose lose loss lot loud love low luck lucky lunch machine mad magic mail main
mainly maintain major majority man manage manager manner map mark market marketing mass master match material mathematics maths
matter maximum mean meaning means meant measure meat mechanism media medium meet meeting member memory mention menu merge mess
message metal method middle midnight mile milk million millions billion trillion mind mine minimal minimum minor minus minute
miss mistake mix mobile mode model moderate modern modest modify moment money monitor month mood moon moral morning mostly mother
motion mountain mouse mouth move movie multiple multiply music name namely narrow nasty nation natural naturally nature nearby
nearest nearly neat necessary neck negative neighbour neighbor network new newer news next nice night nine ninety nobody node
noise nonsense normal normally north note nothing notice notion novel nowhere number numerous object objective observe obtain
obvious obviously occasion occasional occupy occur odd offer office official offline okay old one ones online onto open
operate operation opinion opportunity oppose opposite option optional order ordinary organise organize origin original other
ought outcome output outside overall overhead owe own owner pace pack package page pain pair panel panic paper parallel parent
park part partial particular partly partner party pass past path patient pattern pause pay peace peak people percent perfect
perform performance perhaps period permanent permission permit person personal phase phone photo phrase physical pick picture
piece pile pilot pipe place plain plan plane planet plant plate platform play player please plenty plus pocket point poison
police policy polite political pool poor pop popular population port position positive possible possibly post poster potential
pound pour power powerful practical practice precise predict prefer preference prepare present preserve press pressure pretty
prevent previous previously price primary principle print prior priority privacy private prize probability probable probably
problem procedure proceed process produce product production professional profit program programme progress project promise
promote proof proper properly property proportion propose protect proud prove provide public publish pull punish purchase pure
purpose push put quality quantity quarter queen question quick quickly quiet quietly quite quota quote race radio rain raise
random range rank rapid rare rarely rate rather ratio raw reach react read reader ready real realise realistic reality realize
really reason reasonable receive recent recently recognise recognize recommend record recover red reduce refer reference
referee reflect refresh refund refuse regard regardless region register regular regularly reject relate relation relationship
relative release relevant reliable relief relies rely remain remark remember remind remote remove rent repair repeat replace
reply report represent request require requirement rescue research reserve resist resolve resource respect respond response
responsible rest restart restaurant restore restrict result retain retire retry return reuse reveal reverse review reward rewrite
rich ride right ring rise risk river road rock role roll room root rough roughly round route routine row rubric rule run rush sad
safe safely safety sale sample sand satisfy save say scale scan scared scenario scene schedule scheme school science scope score
screen script sea search season seat second secondly secret section sector secure security see seed seek seem select sell send
senior sense sensible sensitive separate sequence series serious serve server service session set settle setup seven several
severe shall shame shape share sharp sheet shelf shift ship shock shoot shop short shot should shoulder shout show shrink shut
sick side sight sign signal signature significant silent silly similar simple simplest simplify simply single sink sister sit site
situation six sixty size skill skip sky sleep slice slide slight slightly slip slow slowly small smart smell smile smooth social
society soft software sold solid solution solve somebody somehow someone something somewhat somewhere song soon sorry sort sound
source south space span spare speak special specific specify speed spend spike spin spirit split spoil sport spot spread spring
square stable staff stage stale stamp stand standard star stare start state statement static station status stay steady steal
step stick stone stop storage store storm story straight strange strategy stream street strength stress stretch strict strike
string strong structure struggle student study stuff stupid style subject submit succeed success successful sudden suddenly suffer
sufficient suggest suggestion suit suitable sum summary summer sun supply support suppose sure surely surface surprise survive
suspect sweet swim switch symbol system table tail talk tall target task taste tax teach teacher team tear technical technique
technology telephone television tell temporary ten tend term terrible test text thank theory thick thin thing think third
thirty thought thousand thousands thread threat three threshold throughout throw ticket tie tight time tiny tip tired title
today together token tomorrow tone tonight tool top topic total totally touch tough tour toward towards town toy track trade
tradition traffic trail train transaction transfer translate transport trap travel treat tree trend trick trigger trip trivial
trouble truck true truly trust truth try tune turn twelve twenty twice twist two type typical typically ugly ultimate
unable uncle understand unfortunately uniform union unique unit universe university unknown unlikely until unusual update upgrade
upload upper upset urban urgent useful useless user usual usually valid valuable value vanish variable variety various vary
vast vehicle verify version versus victim video view village violent virtual visible visit visitor vital voice volume vote vulnerable
wait wake walk wall want war warm warn wash waste watch water wave way weak wealth wear weather web website week weekend
weekly weigh weight weird welcome well west wet whatever wheel whenever wherever whichever white whoever whole wide wife wild
win wind window winner winter wipe wire wise wish wonder wonderful wood word work worker world worry worse worst worth wrap write
writer wrong yard yeah year yellow yes yesterday young zero zone
actor alias api app archive async asynchronous attribute authentication backend backup bandwidth batch binary bottleneck broker
bucket buffer bug burst byte cache capacity cdn certificate cluster collision compress concurrency concurrent config configuration
consistency consistent console container coordinate coordinator cpu database dashboard datacenter dedupe dependency deploy
deployment disable downstream downtime duplicate durability durable encrypt endpoint entropy expire expiry failover fallback
feedback firewall flag flush frontend gateway generator hash header horizontal http https id idempotent implement increment index
infrastructure ingest instance invalidate json key latency leader ledger lifecycle limiter linear load lookup loop malicious
metadata metric microservice migrate mirror namespace node offset optimise optimize outage overflow overload overwrite packet
parameter parse partition password payload persist phishing pipeline polling prefix protocol proxy query queue quorum random
redirect redundant region rehash relational replay replica replicate replication rollback rollout router runtime salt schema
sequential serial shard sharding shorten shortener snapshot spam sql stack stateless statistic stats storage stream subscribe
sync synchronous syntax tag template terabyte throttle throughput timeout timer timestamp trace tradeoff trillion ttl
uptime url username utc uuid validate vertical virtual web webhook wildcard workflow workload
written wrote spoken spoke taken given gave seen saw known knew thrown threw grew grown flew built held kept sent lost said told bought
brought caught sold paid led fed met slept felt left became began begun broke broken chosen came did drawn drew driven drove ate
eaten fallen fell forgot forgotten froze frozen gone got hidden hid kept laid lent lit made meant rode ran rang sang sank sat shook
shown slept slid spent split stood stole stolen struck stuck swept taught tore torn understood woke won wore worn went children people
ack acks acl aof auth azure backlog bloom blob boxes canary cdn cert ciphertext cli codec compact config cqrs crc cron crud csv daemon
demo devops diff dlq dns docker dynamo etag etcd failback fanout fargate fifo fork fsync geo gossip grafana grpc gzip hadoop hdfs heap hedge
heuristic hmac html iam idempotent ingest init inode ips java jitter jwt kafka kms lag lambda lba leak ledger lifo lock loki lru lsm merkle mesh mutex
mvcc mysql nginx nosql oauth offset oltp olap orm paxos pci pii pod postgres presign prometheus pub quota raft raid ram rbac rds redis
regex repo rest ring route rpc rpo rto saas saga scan sdk seed semaphore serde sidecar sigv sla slo sli snowflake soap socket spark spike spof sqs sns
ssd sse ssh ssl stale stat stream stub subnet tcp telnet tier tls tmp token toml topic trie tsdb udp uid ulid unix utf vault vip vlan vm vpc wal waf
wan watermark xml yaml zk zone zookeeper
gb mb kb tb pb ms sec min hr rps qps tps km kg ok etc eg ie vs approx avg max
";

static KNOWN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| FUNCTION.split_whitespace().chain(COMMON.split_whitespace()).collect());
static FUNCTION_WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| FUNCTION.split_whitespace().collect());

/// Endings that are taken off, and what may have to be put back.
const ENDINGS: [(&str, &[&str]); 16] = [
    ("'s", &[""]),
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("ily", &["y"]),
    ("ations", &["ate", "e", ""]),
    ("ation", &["ate", "e", ""]),
    ("ings", &["", "e"]),
    ("ing", &["", "e"]),
    ("ers", &["", "e"]),
    ("er", &["", "e"]),
    ("est", &["", "e"]),
    ("es", &["", "e"]),
    ("ed", &["", "e"]),
    ("ly", &["", "le"]),
    ("s", &[""]),
    ("able", &["", "e"]),
];

/// In front of a word without changing whether it is one.
const BEGINNINGS: [&str; 6] = ["re", "un", "non", "pre", "over", "sub"];

/// Whether a word (in lower case) holds sentences together.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Whether a word (in lower case) is common English, in any of its forms, or a number.
pub fn is_known(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
        || is_form(word)
        || BEGINNINGS
            .iter()
            .any(|beginning| word.strip_prefix(beginning).is_some_and(|rest| rest.len() > 3 && is_form(rest)))
}

fn is_form(word: &str) -> bool {
    KNOWN.contains(word)
        || ENDINGS.iter().any(|(ending, back)| {
            let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) else { return false };
            back.iter().any(|letters| KNOWN.contains(format!("{stem}{letters}").as_str())) || is_doubled(stem)
        })
}

/// "stopp" of "stopped".
fn is_doubled(stem: &str) -> bool {
    let mut last = stem.chars().rev();
    let (end, before) = (last.next(), last.next());
    end.is_some() && end == before && KNOWN.contains(&stem[..stem.len() - end.map_or(0, char::len_utf8)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, known: bool) {
        for word in text.split_whitespace() {
            assert_eq!(is_known(word), known, "{word}");
        }
    }

    #[test]
    fn forms_of_common_words_are_known() {
        check("stopped planning tries carried easily larger biggest boxes user's retries unusual copies", true);
        check("we'd cannot 62^7 p99 10k makes choosing shortened rewritten customers generated", true);
        check("flibber grommish znork qwxz vlkj wubba asdf ipsum dolor", false);
    }

    #[test]
    fn function_words_are_few() {
        assert!(is_function_word("because") && is_function_word("doesn't"));
        assert!(!is_function_word("cache"));
        assert!(KNOWN.len() > 1_500, "{}", KNOWN.len());
    }
}
