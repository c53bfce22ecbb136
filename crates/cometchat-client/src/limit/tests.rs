use futures_util::FutureExt;
use http::HeaderMap;

use super::*;
use crate::clock::Manual;

const STANDARD: RateClass = RateClass::Standard;

fn limiter(clock: &Manual, plan: Plan) -> Arc<Limiter> {
    Arc::new(Limiter::for_app(Arc::new(clock.clone()), Some(plan)))
}

fn waiting(limiter: &Limiter) -> usize {
    limiter.states().iter().map(|state| state.waiting).sum()
}

/// Lets everybody go on until all wait for the time.
async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}

/// A job that sends as fast as it may.
fn full_rate(limiter: &Arc<Limiter>, priority: Priority) -> tokio::task::JoinHandle<()> {
    let limiter = Arc::clone(limiter);
    tokio::spawn(async move {
        loop {
            limiter.acquire(STANDARD, priority).await.unwrap().spend();
        }
    })
}

#[tokio::test]
async fn a_person_waits_less_than_100_ms_while_a_job_runs_at_full_rate() {
    let clock = Manual::held();
    let limiter = limiter(&clock, Plan::Build);
    let job = full_rate(&limiter, Priority::Job);
    let person = tokio::spawn({
        let (clock, limiter) = (clock.clone(), Arc::clone(&limiter));
        async move {
            let mut longest = Duration::ZERO;
            for _ in 0..40 {
                clock.sleep(Duration::from_millis(500)).await;
                let start = clock.now();
                limiter.acquire(STANDARD, Priority::Person).await.unwrap().spend();
                longest = longest.max(clock.now() - start);
            }
            longest
        }
    });
    while !person.is_finished() {
        settle().await;
        clock.advance(clock.next().unwrap_or_default());
    }
    assert!(person.await.unwrap() < Duration::from_millis(100));
    job.abort();
}

#[tokio::test]
async fn persons_go_before_jobs_and_jobs_before_background_work() {
    let clock = Manual::held();
    let limiter = limiter(&clock, Plan::Build);
    limiter.block(STANDARD, Duration::from_secs(5));
    let order = Arc::new(Mutex::new(Vec::new()));
    for priority in [Priority::Background, Priority::Job, Priority::Person, Priority::Job] {
        let (limiter, order) = (Arc::clone(&limiter), Arc::clone(&order));
        tokio::spawn(async move {
            limiter.acquire(STANDARD, priority).await.unwrap().spend();
            order.lock().unwrap().push(priority);
        });
        settle().await;
    }
    assert_eq!(waiting(&limiter), 4);
    clock.advance(Duration::from_secs(5));
    settle().await;
    let expected = [Priority::Person, Priority::Job, Priority::Job, Priority::Background];
    assert_eq!(*order.lock().unwrap(), expected);
    assert_eq!(waiting(&limiter), 0);
}

#[tokio::test]
async fn a_dropped_wait_gives_its_place_up_and_wakes_the_next() {
    let clock = Manual::held();
    let limiter = limiter(&clock, Plan::Build);
    limiter.block(STANDARD, Duration::from_secs(5));
    let first = tokio::spawn({
        let limiter = Arc::clone(&limiter);
        async move { limiter.acquire(STANDARD, Priority::Person).await.unwrap().spend() }
    });
    settle().await;
    let second = tokio::spawn({
        let limiter = Arc::clone(&limiter);
        async move { limiter.acquire(STANDARD, Priority::Person).await.unwrap().spend() }
    });
    settle().await;
    assert_eq!(waiting(&limiter), 2);
    first.abort();
    settle().await;
    assert_eq!(waiting(&limiter), 1);
    clock.advance(Duration::from_secs(5));
    second.await.unwrap();
    assert_eq!(waiting(&limiter), 0);
}

#[tokio::test]
async fn an_unused_permit_gives_its_token_back() {
    let clock = Manual::held();
    let limiter = limiter(&clock, Plan::Build);
    for _ in 0..1_000 {
        drop(limiter.acquire(STANDARD, Priority::Person).now_or_never().unwrap().unwrap());
    }
    let mut spent = 0;
    while let Some(permit) = limiter.acquire(STANDARD, Priority::Person).now_or_never() {
        permit.unwrap().spend();
        spent += 1;
    }
    assert_eq!(spent, 50);
}

#[tokio::test]
async fn a_429_closes_one_lane_until_its_time_and_leaves_the_others_open() {
    let clock = Manual::new();
    let limiter = limiter(&clock, Plan::Paid);
    limiter.block(STANDARD, Duration::from_secs(15));
    let blocked: Vec<_> = limiter.states().iter().map(|state| state.blocked_for).collect();
    assert_eq!(blocked, [None, Some(Duration::from_secs(15)), None]);
    assert!(limiter.acquire(RateClass::Core, Priority::Background).now_or_never().is_some());
    limiter.acquire(STANDARD, Priority::Background).await.unwrap().spend();
    assert_eq!(clock.slept(), Duration::from_secs(15));
}

#[test]
fn both_spellings_of_the_headers_are_learned() {
    let clock = Manual::held();
    for [limit, remaining, reset] in [
        ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"],
        ["x-rate-limit", "x-rate-limit-remaining", "x-rate-limit-reset"],
    ] {
        let limiter = limiter(&clock, Plan::Paid);
        let mut headers = HeaderMap::new();
        let unix = clock.unix_ms() / 1_000 + 20;
        for (name, value) in [(limit, "700".to_owned()), (remaining, "0".to_owned())] {
            headers.insert(name.parse::<http::HeaderName>().unwrap(), value.parse().unwrap());
        }
        let name: http::HeaderName = reset.parse().unwrap();
        headers.insert(name, unix.to_string().parse().unwrap());
        limiter.learn(STANDARD, &Told::of(&headers, clock.wall()));
        let state = limiter.states().remove(1);
        assert_eq!((state.limit, state.remaining), (Some(700), Some(0)));
        assert_eq!(state.resets_in, Some(Duration::from_secs(20)));
        assert_eq!(state.blocked_for, Some(Duration::from_secs(20)));
    }
}

#[test]
fn a_reset_of_another_clock_is_not_believed() {
    let clock = Manual::held();
    let read = |unix_secs: i64| {
        let mut headers = HeaderMap::new();
        headers.insert("x-ratelimit-reset", unix_secs.to_string().parse().unwrap());
        Told::of(&headers, clock.wall()).wait()
    };
    let now = clock.unix_ms() / 1_000;
    assert_eq!(read(now + 59), Some(Duration::from_secs(59)));
    assert_eq!(read(now - 1), None);
    assert_eq!(read(now + 100_000), None);
}

#[tokio::test]
async fn a_plan_that_becomes_known_later_counts_until_the_service_says_better() {
    let clock = Manual::held();
    let limiter = limiter(&clock, Plan::Paid);
    limiter.expect(Plan::Build);
    assert_eq!(limiter.states()[1].limit, Some(500));
    limiter.learn(STANDARD, &Told { limit: Some(900), ..Told::default() });
    limiter.expect(Plan::Paid);
    let limits: Vec<_> = limiter.states().iter().map(|state| state.limit).collect();
    assert_eq!(limits, [Some(10_000), Some(900), Some(60)]);
}

#[test]
fn waits_are_read_as_seconds_dates_and_words() {
    let clock = Manual::held();
    let read = |value: &str| {
        let mut headers = HeaderMap::new();
        headers.insert("retry-after", value.parse().unwrap());
        Told::of(&headers, clock.wall()).wait().map(|wait| wait.as_secs())
    };
    let date = httpdate::fmt_http_date(clock.wall() + Duration::from_secs(42));
    assert_eq!(read("15"), Some(15));
    assert_eq!(read("1.5"), Some(1));
    assert_eq!(read(&date), Some(42));
    assert_eq!(read("soon"), None);
    let words = "At most 60 requests per minute. Try again in 58 seconds.";
    assert_eq!(wait_in_words(words), Some(Duration::from_secs(58)));
    assert_eq!(wait_in_words("Try again later."), None);
}

#[tokio::test]
async fn the_state_is_told_to_whoever_watches() {
    let clock = Manual::held();
    let limiter = limiter(&clock, Plan::Build);
    let mut states = limiter.watch();
    limiter.block(STANDARD, Duration::from_secs(9));
    let seen = states.wait_for(|all| all.iter().any(|state| state.blocked_for.is_some())).await;
    assert_eq!(seen.unwrap()[1].blocked_for, Some(Duration::from_secs(9)));
}
