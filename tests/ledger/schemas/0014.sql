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
    record text NOT NULL COLLATE pg_catalog."C",
    evidence_words tsvector GENERATED ALWAYS AS ((jsonb_to_tsvector('simple'::regconfig, jsonb_path_query_array((record)::jsonb, '$."evidence"[*]."quote"'::jsonpath), '["string"]'::jsonb) || array_to_tsvector(ARRAY[('#'::text || ((number / 8192))::text)]))) STORED
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
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    report_words tsvector GENERATED ALWAYS AS ((to_tsvector('simple'::regconfig, "left"(text, 250000)) || array_to_tsvector(ARRAY[('#'::text || ((number / 8192))::text)]))) STORED
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
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    made_at text
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
    recorded_at text NOT NULL COLLATE pg_catalog."C",
    reviews integer DEFAULT 0 NOT NULL
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
-- Name: named; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.named (
    number integer NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    document_key text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: named_number_seq; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.named_number_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: named_number_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -
--

ALTER SEQUENCE public.named_number_seq OWNED BY public.named.number;


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
-- Name: named number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.named ALTER COLUMN number SET DEFAULT nextval('public.named_number_seq'::regclass);


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

INSERT INTO public.alembic_version VALUES ('0014');


--
-- Data for Name: claim; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claim VALUES (1, 1, '12f1421a69ac0b9d', '1b7f962ef317142f', 'a', 'killed', 12, NULL, NULL, 'exact', 'reported', 'unknown', '2031-05-02T23:59:59.999999+00:00', '2031-05-02', 'Northern Courier', 'Dr Ilse Varn', '2031-05-02', 'Orro', 19, 21, '12', '12
rowers
dr ilse varn
harbour office', '{"type":"claim","id":"1b7f962ef317142f","anchor":"12f1421a69ac0b9d","document":"a","measure":"killed","quantity":{"value":12,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"unknown","population":{"text":"rowers","head":"rowers","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Orro","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-05-02","sources":[{"name":"Dr Ilse Varn","kind":"official","party":"Harbour Office","anonymous":false,"cue":"said","start":0,"end":1}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":19,"end":21,"quote":"12","role":"figure"}],"flags":["time_unknown"]}', DEFAULT);
INSERT INTO public.claim VALUES (2, 1, '67ecca84ef3e525b', 'b661e4f3114a6ebd', 'a', 'injured', 9, NULL, NULL, 'exact', 'reported', 'unknown', '2031-05-02T23:59:59.999999+00:00', '2031-05-02', 'Northern Courier', NULL, '2031-05-02', NULL, 71, 72, '9', '9
rowers', '{"type":"claim","id":"b661e4f3114a6ebd","anchor":"67ecca84ef3e525b","document":"a","measure":"injured","quantity":{"value":9,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"unknown","population":{"text":"rowers","head":"rowers","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":null,"time":null,"as_of":"2031-05-02","sources":[],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":71,"end":72,"quote":"9","role":"figure"}],"flags":["time_unknown"]}', DEFAULT);
INSERT INTO public.claim VALUES (3, 2, '7c1dcb3ec79a84fc', '8e5790eb2f19f89d', 'b', 'killed', 14, NULL, NULL, 'exact', 'reported', 'unknown', '2031-05-03T23:59:59.999999+00:00', '2031-05-03', 'Velmar Post', 'Relief Board', '2031-05-03', 'Orro', 21, 23, '14', '14
relief board', '{"type":"claim","id":"8e5790eb2f19f89d","anchor":"7c1dcb3ec79a84fc","document":"b","measure":"killed","quantity":{"value":14,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"unknown","population":null,"population_inherited":null,"place":{"text":"Orro","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-05-03","sources":[{"name":"Relief Board","kind":"official","party":null,"anonymous":false,"cue":"said","start":0,"end":1}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":21,"end":23,"quote":"14","role":"figure"}],"flags":["time_unknown"]}', DEFAULT);
INSERT INTO public.claim VALUES (4, 3, '12f1421a69ac0b9d', '1b7f962ef317142f', 'a', 'killed', 12, NULL, NULL, 'exact', 'reported', 'unknown', '2031-05-02T23:59:59.999999+00:00', '2031-05-02', 'Northern Courier', 'Dr Ilse Varn', '2031-05-02', 'Orro', 19, 21, '12', '12
rowers
dr ilse varn
harbour office', '{"type":"claim","id":"1b7f962ef317142f","anchor":"12f1421a69ac0b9d","document":"a","measure":"killed","quantity":{"value":12,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"unknown","population":{"text":"rowers","head":"rowers","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Orro","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-05-02","sources":[{"name":"Dr Ilse Varn","kind":"official","party":"Harbour Office","anonymous":false,"cue":"said","start":0,"end":1}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":19,"end":21,"quote":"12","role":"figure"}],"flags":["time_unknown"]}', DEFAULT);
INSERT INTO public.claim VALUES (5, 4, 'eb37252f80443fd9', '660ede15806b82c5', 'c', 'missing', 21, NULL, NULL, 'exact', 'reported', 'unknown', '2031-05-06T23:59:59.999999+00:00', '2031-05-06', 'Sarn Gazette', 'Pier Wardens', '2031-05-06', 'Lower Sarn', 15, 17, '21', '21
rowers
pier wardens
pier wardens', '{"type":"claim","id":"660ede15806b82c5","anchor":"eb37252f80443fd9","document":"c","measure":"missing","quantity":{"value":21,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"unknown","population":{"text":"rowers","head":"rowers","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Lower Sarn","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-05-06","sources":[{"name":"Pier Wardens","kind":"official","party":"Pier Wardens","anonymous":false,"cue":"said","start":0,"end":1}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":15,"end":17,"quote":"21","role":"figure"},{"start":0,"end":76,"quote":"Three days on, 21 rowers were missing off Lower Sarn, said the Pier Wardens.","role":"sentence"}],"flags":["time_unknown"]}', DEFAULT);


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: document; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document VALUES (1, 'e845c4cb4380d2ea', 'a', 'Northern Courier', NULL, 'Tam Orrel', NULL, NULL, '2031-05-02', '2031-05-02T23:59:59.999999+00:00', '2031-05-02', 'Twelve boats sank. 12 rowers were killed near Orro, said Dr Ilse Varn. 9 rowers were injured.', '0feb792466783093be6e4041866939981f5c45cfaf054f092d3e55f04a078527', '2026-11-26T17:44:00.905361+00:00', DEFAULT);
INSERT INTO public.document VALUES (2, '8e02cf6c90ad1d5a', 'b', 'Velmar Post', NULL, NULL, NULL, NULL, '2031-05-03', '2031-05-03T23:59:59.999999+00:00', '2031-05-03', 'The dead of Orro are 14, the Relief Board said.', '4ea2bc225bc173f876e51ac2504049a1eef81d34a7a340a2bea897656328fa6f', '2026-11-26T17:44:01.371487+00:00', DEFAULT);
INSERT INTO public.document VALUES (3, '5b76ccbb872f5975', 'c', 'Sarn Gazette', NULL, NULL, NULL, 'Rowers missing', '2031-05-06', '2031-05-06T23:59:59.999999+00:00', '2031-05-06', 'Three days on, 21 rowers were missing off Lower Sarn, said the Pier Wardens.

The wardens'' list has 4 rowers found alive.', '36f910526c92358adefb3e1d8a1f63cf3347a35f2a2be3e5fd85524b06857be8', '2026-11-27T00:52:00.799530+00:00', DEFAULT);


--
-- Data for Name: intake; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: linking; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.linking VALUES (1, 1, 0, '0.1.0', '0f847ca56de2f434', '2026-11-26T17:44:01.262104+00:00', 0);
INSERT INTO public.linking VALUES (2, 2, 0, '0.1.0', '0f847ca56de2f434', '2026-11-26T17:44:01.383213+00:00', 0);
INSERT INTO public.linking VALUES (3, 3, 0, '0.1.0', '0f847ca56de2f434', '2026-11-26T17:44:01.469885+00:00', 0);
INSERT INTO public.linking VALUES (4, 4, 0, '0.1.0', 'f909b9099ff56a8a', '2026-11-27T00:52:01.132325+00:00', 1);
INSERT INTO public.linking VALUES (5, 4, 0, '0.1.0', 'f909b9099ff56a8a', '2026-11-27T00:52:01.382781+00:00', 2);


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES (1, 1, 'e845c4cb4380d2ea', '12f1421a69ac0b9d', '12f1421a69ac0b9d', '12f1421a69ac0b9d', 0, 0, 'named Harbour Office', 'Harbour Office', 'harbour office', '[]');
INSERT INTO public.member VALUES (2, 1, 'e845c4cb4380d2ea', '67ecca84ef3e525b', '67ecca84ef3e525b', '67ecca84ef3e525b', 0, 0, 'named Harbour Office', 'Harbour Office', NULL, '["the words before the figure name him"]');
INSERT INTO public.member VALUES (3, 2, '8e02cf6c90ad1d5a', '7c1dcb3ec79a84fc', '12f1421a69ac0b9d', '7c1dcb3ec79a84fc', 0, 0, 'named Relief Board', 'Relief Board', 'relief board', '[]');
INSERT INTO public.member VALUES (4, 3, 'e845c4cb4380d2ea', '67ecca84ef3e525b', NULL, '67ecca84ef3e525b', 0, 0, 'named Harbour Office', 'Harbour Office', NULL, '["the words before the figure name him"]');
INSERT INTO public.member VALUES (5, 4, '5b76ccbb872f5975', 'eb37252f80443fd9', 'eb37252f80443fd9', 'eb37252f80443fd9', 0, 0, 'named Pier Wardens', 'Pier Wardens', 'pier wardens', '[]');


--
-- Data for Name: named; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.named VALUES (1, 'velmar post', '8e02cf6c90ad1d5a');
INSERT INTO public.named VALUES (2, 'northern courier', 'e845c4cb4380d2ea');
INSERT INTO public.named VALUES (3, 'tam orrel', 'e845c4cb4380d2ea');
INSERT INTO public.named VALUES (4, 'relief board', '8e02cf6c90ad1d5a');
INSERT INTO public.named VALUES (5, 'dr ilse varn', 'e845c4cb4380d2ea');
INSERT INTO public.named VALUES (6, 'harbour office', 'e845c4cb4380d2ea');
INSERT INTO public.named VALUES (7, 'pier wardens', '5b76ccbb872f5975');
INSERT INTO public.named VALUES (8, 'sarn gazette', '5b76ccbb872f5975');


--
-- Data for Name: question; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question VALUES (1, 1, '12f1421a69ac0b9d', 'killed', 'rowers killed, Orro', 1, 1, '2031-05-02T23:59:59.999999+00:00', '2031-05-02T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (2, 1, '67ecca84ef3e525b', 'injured', 'rowers injured', 1, 1, '2031-05-02T23:59:59.999999+00:00', '2031-05-02T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (3, 2, '12f1421a69ac0b9d', 'killed', 'rowers killed, Orro', 2, 2, '2031-05-02T23:59:59.999999+00:00', '2031-05-03T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (4, 3, '67ecca84ef3e525b', 'injured', 'rowers injured', 0, 0, '2031-05-02T23:59:59.999999+00:00', '2031-05-02T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (5, 4, 'eb37252f80443fd9', 'missing', 'rowers missing, Lower Sarn', 1, 1, '2031-05-06T23:59:59.999999+00:00', '2031-05-06T23:59:59.999999+00:00');


--
-- Data for Name: reading; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reading VALUES (1, 'e845c4cb4380d2ea', 'run-1', 1, 'en', '0000000000000000000000000000000000000000000000000000000000000000', '[]', '[]', '2026-11-26T17:44:00.905361+00:00', NULL, NULL);
INSERT INTO public.reading VALUES (2, '8e02cf6c90ad1d5a', 'run-1', 1, 'en', '0000000000000000000000000000000000000000000000000000000000000000', '[]', '[]', '2026-11-26T17:44:01.371487+00:00', NULL, NULL);
INSERT INTO public.reading VALUES (3, 'e845c4cb4380d2ea', 'run-2', 2, 'en', '0000000000000000000000000000000000000000000000000000000000000000', '[]', '[]', '2026-11-26T17:44:01.451831+00:00', NULL, NULL);
INSERT INTO public.reading VALUES (4, '5b76ccbb872f5975', 'run-1', 1, 'en', '0000000000000000000000000000000000000000000000000000000000000000', '[]', '[]', '2026-11-27T00:52:00.799530+00:00', NULL, NULL);


--
-- Data for Name: relation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.relation VALUES (1, 2, 'contradicts', '7c1dcb3ec79a84fc', '12f1421a69ac0b9d', '["the same question is answered","two origins","somebody is named for each","neither is denied or taken back","no number satisfies both","both stood at one time","both are of about one time, or the later is lower of what can only grow"]', true);
INSERT INTO public.relation VALUES (2, 4, 'contradicts', '7c1dcb3ec79a84fc', '12f1421a69ac0b9d', '["the same question is answered","two origins","somebody is named for each","neither is denied or taken back","no number satisfies both","both stood at one time","both are of about one time, or the later is lower of what can only grow"]', false);


--
-- Data for Name: report_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_key VALUES (1, '2:=d92be1a982d9df21', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (2, '2:ilse', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (3, '2:killed orro', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (4, '2:killed orro 52968a', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (5, '2:killed orro 52969b', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (6, '2:orro', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (7, '2:varn', 'e845c4cb4380d2ea');
INSERT INTO public.report_key VALUES (8, '2:=afa0c0a884302a5a', '8e02cf6c90ad1d5a');
INSERT INTO public.report_key VALUES (9, '2:killed orro', '8e02cf6c90ad1d5a');
INSERT INTO public.report_key VALUES (10, '2:killed orro 52968a', '8e02cf6c90ad1d5a');
INSERT INTO public.report_key VALUES (11, '2:killed orro 52969b', '8e02cf6c90ad1d5a');
INSERT INTO public.report_key VALUES (12, '2:orro', '8e02cf6c90ad1d5a');
INSERT INTO public.report_key VALUES (13, '2:relief', '8e02cf6c90ad1d5a');
INSERT INTO public.report_key VALUES (14, '2:=d0c117767565f04e', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (15, '2:lower', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (16, '2:missing 21', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (17, '2:missing lower', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (18, '2:missing lower 52969a', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (19, '2:missing lower 52969b', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (20, '2:missing sarn', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (21, '2:missing sarn 52969a', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (22, '2:missing sarn 52969b', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (23, '2:pier', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (24, '2:sarn', '5b76ccbb872f5975');
INSERT INTO public.report_key VALUES (25, '2:wardens', '5b76ccbb872f5975');


--
-- Data for Name: restriction; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.restriction VALUES (1, 'source', 'dr ilse varn', true, 'Mara', 'in danger', '2026-11-26T17:44:01.549322+00:00', NULL);


--
-- Data for Name: retraction; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.retraction VALUES (1, '5b76ccbb872f5975', '2031-05-09T23:59:59.999999+00:00', true, 'Ode', 'taken down', '2026-11-27T00:52:01.467921+00:00', NULL);


--
-- Data for Name: review; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.review VALUES (1, '7c1dcb3ec79a84fc', 'correct', 'value', '14', '15', '8e5790eb2f19f89d', 'Mara', 'misread', '2026-11-26T17:44:01.537403+00:00', NULL);
INSERT INTO public.review VALUES (2, 'eb37252f80443fd9', 'correct', 'value', '21', '20.0', '660ede15806b82c5', 'Ode', 'the wardens'' list', '2026-11-27T00:52:01.372217+00:00', NULL);


--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run VALUES ('run-1', '0.1', 'words-1', 'none', '2031-05-02T00:00:00Z', '2026-11-26T17:44:00.905361+00:00');
INSERT INTO public.run VALUES ('run-2', '0.2', 'words-2', 'none', '2031-06-01T00:00:00Z', '2026-11-26T17:44:01.451831+00:00');


--
-- Data for Name: story; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.story VALUES (1, 1, 'e845c4cb4380d2ea', 'e845c4cb4380d2ea', 0);
INSERT INTO public.story VALUES (2, 2, '8e02cf6c90ad1d5a', '8e02cf6c90ad1d5a', 0);
INSERT INTO public.story VALUES (3, 2, 'e845c4cb4380d2ea', '8e02cf6c90ad1d5a', 0);
INSERT INTO public.story VALUES (4, 4, '5b76ccbb872f5975', '5b76ccbb872f5975', 0);


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

SELECT pg_catalog.setval('public.claim_number_seq', 5, true);


--
-- Name: decision_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.decision_number_seq', 1, false);


--
-- Name: document_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.document_number_seq', 3, true);


--
-- Name: intake_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.intake_number_seq', 1, false);


--
-- Name: link_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.link_number_seq', 1, false);


--
-- Name: linking_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.linking_number_seq', 5, true);


--
-- Name: member_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.member_number_seq', 5, true);


--
-- Name: named_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.named_number_seq', 8, true);


--
-- Name: question_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.question_number_seq', 5, true);


--
-- Name: reading_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reading_number_seq', 4, true);


--
-- Name: relation_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.relation_number_seq', 2, true);


--
-- Name: report_key_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.report_key_number_seq', 25, true);


--
-- Name: restriction_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.restriction_number_seq', 1, true);


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

SELECT pg_catalog.setval('public.story_number_seq', 4, true);


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
-- Name: named named_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.named
    ADD CONSTRAINT named_pkey PRIMARY KEY (number);


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
-- Name: dx_claim_bound; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_bound ON public.claim USING btree (bound, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_measure; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_measure ON public.claim USING btree (measure, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_order ON public.claim USING btree (published_at DESC NULLS LAST, document, figure_start, figure_end, measure, anchor, id);


--
-- Name: dx_claim_origin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_origin ON public.claim USING btree (origin, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_place; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_place ON public.claim USING btree (place, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_published_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_published_day ON public.claim USING btree (published_day, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_publisher; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_publisher ON public.claim USING btree (publisher, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_said; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_said ON public.claim USING btree (measure, status, bound, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_claim_status; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_claim_status ON public.claim USING btree (status, published_at DESC NULLS LAST, document, figure_start, reading);


--
-- Name: dx_document_order; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_document_order ON public.document USING btree (published_at DESC NULLS LAST, id, key);


--
-- Name: dx_evidence_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_evidence_words ON public.claim USING gin (evidence_words) WITH (gin_pending_list_limit='256');


--
-- Name: dx_report_words; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX dx_report_words ON public.document USING gin (report_words) WITH (gin_pending_list_limit='256');


--
-- Name: ix_account_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_account_name ON public.account USING btree (name);


--
-- Name: ix_claim_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_anchor ON public.claim USING btree (anchor);


--
-- Name: ix_claim_as_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_as_of ON public.claim USING btree (as_of);


--
-- Name: ix_claim_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_claim_document ON public.claim USING btree (document);


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
-- Name: ix_named_document_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_named_document_key ON public.named USING btree (document_key);


--
-- Name: ix_named_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_named_name ON public.named USING btree (name);


--
-- Name: ix_question_count; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_question_count ON public.question USING btree (count);


--
-- Name: ix_question_origins; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_question_origins ON public.question USING btree (origins, size, count, first_at, number);


--
-- Name: ix_question_size; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_question_size ON public.question USING btree (size, number);


--
-- Name: ix_reading_recorded_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_reading_recorded_at ON public.reading USING btree (recorded_at);


--
-- Name: ix_relation_from_anchor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_relation_from_anchor ON public.relation USING btree (from_anchor);


--
-- Name: ix_relation_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_relation_kind ON public.relation USING btree (kind, number);


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
-- Name: named named_no_delete; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER named_no_delete BEFORE DELETE ON public.named FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.named ENABLE ALWAYS TRIGGER named_no_delete;


--
-- Name: named named_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER named_no_truncate BEFORE TRUNCATE ON public.named FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.named ENABLE ALWAYS TRIGGER named_no_truncate;


--
-- Name: named named_no_update; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER named_no_update BEFORE UPDATE ON public.named FOR EACH STATEMENT EXECUTE FUNCTION public.tallybook_refuse();

ALTER TABLE public.named ENABLE ALWAYS TRIGGER named_no_update;


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
-- Name: named named_document_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.named
    ADD CONSTRAINT named_document_key_fkey FOREIGN KEY (document_key) REFERENCES public.document(key);


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


