//! Scratch.
use super::*;
use super::scorecard::Scorecard as Card;
use crate::content::{Sheet, Sources, compile};
fn sheet() -> std::sync::Arc<Sheet> { compile(Sources::built_in()).unwrap().sheets["url-shortener"].clone() }
fn card(sheet:&Sheet, turns:&[Turn]) -> (Card, Vec<Observation>) {
    let mut o=vec![]; for (i,t) in turns.iter().enumerate(){ o.push(observe(sheet,&turns[..i],t)); }
    let c=score(sheet,turns,&o,&Asked{level:crate::content::format::Level::L5,journal_hash:String::new()}); (c,o)
}
#[test] fn scratch_table() {
    let s=sheet();
    for (name,t) in &s.graded {
        let turns=turns_of(t); let (c,o)=card(&s,&turns);
        let n=|f:Facet|c.ideas.iter().filter(|i|i.facet==Some(f)).count();
        println!("{name:16} overall {:3} how {:2} named {:2} listed {:2} {:?} {:?} conf {:?} grades {:?} known {}/{} shorts {:?}",c.overall,n(Facet::How),n(Facet::Named),n(Facet::Listed),c.demonstrated_level,c.vote,c.confidence,c.competencies.iter().map(|c|c.grade).collect::<Vec<_>>(),o.iter().map(|o|o.known_words).sum::<u32>(),o.iter().map(|o|o.words).sum::<u32>(),c.bars.iter().map(|b|b.short_by).collect::<Vec<_>>());
        for g in &c.gates { println!("   GATE {} {:?}",g.id,g.quote.quote); }
        if std::env::var("V").is_ok() { for i in &c.ideas { println!("   {} {:?} {:?}",i.id,i.facet,i.evidence.iter().map(|q|&q.quote).collect::<Vec<_>>()); } for q in c.competencies.iter().flat_map(|c|&c.criteria).flat_map(|c|&c.not_counted){ println!("   NC {} : {}",q.why,q.quote);} println!("{:?}",c.next_step); println!("{:?}",c.pivotal);}
    }
}
