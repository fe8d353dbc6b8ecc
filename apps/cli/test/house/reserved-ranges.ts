import { isIPv6 } from "node:net";
import { metricDefinitions } from "@tipbench/vocabulary";

/** Names of standards that every SVG and HTML file has to carry; nothing is fetched from them. */
const namespaces: readonly string[] = ["www.w3.org"];

/** Endings by which a dotted word is taken for a domain; file endings and metric names are not among them. */
const publicEndings = "com|org|net|edu|gov|mil|biz|io|co|uk|de|fr|ru|cn|eu|tv";

const ipv4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)/g;
const ipv6 = /(?<![0-9a-f:])(?<![g-z_](?!:))[0-9a-f:]{3,40}(?![\w:])/gi;
const email = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z\d-]+\.)+[a-z]{2,}/gi;
const dottedName = new RegExp(`(?<![\\w.-])(?:[a-z\\d-]+\\.)+(?:${publicEndings})(?![\\w-]|\\.\\w)`, "gi");
const urlHost = /(?<=\b[a-z][a-z\d+.-]{0,20}:\/\/)[a-z\d.-]*[a-z][a-z\d.-]*/gi;
const worldPhone = /(?<!\w)\+(?:\d{10,15}|\d{1,3}(?:[ -](?:\(\d{1,4}\)|\d{2,8})){2,5})(?!\w|[.,]\d)/g;
const dashedPhone = /(?<![\w.,+-])(?:1-)?(?:\(\d{3}\) ?|\d{3}-)?[2-9]\d{2}-\d{4}(?![\w-]|\.\d)/g;
const dottedPhone = /(?<![\w.,+-])\d{3}\.\d{3}\.\d{4}(?!\w|\.\d)/g;

/**
 * Everything in a text that could be a real identifier: IPv4 outside 240.0.0.0/4, IPv6 outside 2001:db8::/32 and
 * 3fff::/20 (::1 aside), domains and e-mail addresses not under example.*, telephone numbers other than 555-01xx.
 * Each is named once. `allowed` are exact identifiers that may stand, as 127.0.0.1 does where a server tells its address.
 * A word with dots is a domain if it ends in one of some public endings and is no metric, or is the host of a URL.
 */
export function findForbidden(text: string, allowed: readonly string[] = []): string[] {
  const found = [
    ...all(text, ipv4).filter(isForbiddenIpv4),
    ...all(text, ipv6).map(withoutLooseColon).filter(isForbiddenIpv6),
    ...all(text, email).filter((address) => !isExampleDomain(address)),
    ...domainsIn(text.replace(email, " ")).filter((domain) => !isExampleDomain(domain)),
    ...phonesIn(text).filter((phone) => !/^1?(\d{3})?55501\d\d$/.test(phone.replace(/\D/g, ""))),
  ];
  return [...new Set(found)].filter((identifier) => !allowed.includes(identifier));
}

function all(text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), (match) => match[0]);
}

function isForbiddenIpv4(dotted: string): boolean {
  const bytes = dotted.split(".").map(Number);
  return bytes.every((byte) => byte < 256) && (bytes[0] ?? 0) < 240;
}

function withoutLooseColon(run: string): string {
  return run.replace(/^:(?!:)|(?<!:):$/g, "");
}

function isForbiddenIpv6(address: string): boolean {
  if (!isIPv6(address) || address === "::" || address === "::1") return false;
  const [first = 0, second = 0] = address.split(":").map((group) => Number.parseInt(group || "0", 16));
  return !((first === 0x2001 && second === 0xdb8) || (first === 0x3fff && second < 0x1000));
}

function isExampleDomain(name: string): boolean {
  return /(^|[.@])example\.[a-z]+$/i.test(name);
}

function domainsIn(text: string): string[] {
  const known = new Set([...namespaces, ...metricDefinitions.map((metric) => metric.name)]);
  return [...all(text, dottedName), ...all(text, urlHost)].filter((domain) => !known.has(domain));
}

function phonesIn(text: string): string[] {
  const national = text.replace(worldPhone, " ");
  const world = all(text, worldPhone).filter((phone) => phone.replace(/\D/g, "").length >= 9);
  return [...world, ...all(national, dashedPhone), ...all(national, dottedPhone)];
}
