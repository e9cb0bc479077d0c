/** Currencies of ISO 4217 and how many decimals their minor unit has. */
declare const currencyBrand: unique symbol;
/** Three capital letters. */
export type Currency = string & { readonly [currencyBrand]: true };

/** Active codes of ISO 4217 list one (2026), by the exponent of the minor unit; funds and metals are left out. */
const codesByExponent: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [2, 'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC '
    + 'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR '
    + 'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD '
    + 'NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN '
    + 'SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG'],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const exponentByCode: ReadonlyMap<string, number> = new Map(
  codesByExponent.flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** An active code, in capitals or not; undefined for anything else. */
export function parseCurrency(text: string): Currency | undefined {
  const code = text.trim().toUpperCase();
  return exponentByCode.has(code) && isCurrency(code) ? code : undefined;
}

/** The form of a code. A book may hold a currency that is younger than this program. */
export function isCurrency(text: string): text is Currency {
  return /^[A-Z]{3}$/.test(text);
}

/** Decimals of an amount on the screen; 2, as most currencies have, for a code that this version does not know. */
export function currencyExponent(currency: Currency): number {
  return exponentByCode.get(currency) ?? 2;
}
