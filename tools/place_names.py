"""Facts about places that no data set gives: how news copy names states, countries and some cities."""

from __future__ import annotations

#: Cities that news style lets stand without state or country.
ALONE = """
US: Atlanta, Baltimore, Boston, Chicago, Cincinnati, Cleveland, Dallas, Denver, Detroit, Honolulu, Houston,
Indianapolis, Las Vegas, Los Angeles, Miami, Milwaukee, Minneapolis, New Orleans, New York, Oklahoma City,
Philadelphia, Phoenix, Pittsburgh, St. Louis, Salt Lake City, San Antonio, San Diego, San Francisco, Seattle,
Washington, Hollywood
World: Algiers, Amman, Amsterdam, Ankara, Athens, Baghdad, Bangkok, Barcelona, Beijing, Beirut, Berlin, Bogota,
Brussels, Budapest, Buenos Aires, Cairo, Canberra, Cape Town, Caracas, Copenhagen, Damascus, Dhaka, Djibouti, Doha,
Dubai, Dublin, Edinburgh, Frankfurt, Geneva, Gibraltar, Guatemala City, Hanoi, Havana, Helsinki, Hong Kong,
Islamabad, Istanbul, Jakarta, Jerusalem, Johannesburg, Kabul, Karachi, Kathmandu, Khartoum, Kinshasa, Kuala Lumpur,
Kuwait City, Kyiv, Lagos, Lima, Lisbon, London, Luxembourg, Macau, Madrid, Manila, Melbourne, Mexico City, Milan,
Minsk, Monaco, Montreal, Moscow, Mumbai, Munich, Nairobi, New Delhi, Oslo, Ottawa, Panama City, Paris, Prague,
Pyongyang, Quebec City, Rio de Janeiro, Riyadh, Rome, Sanaa, San Marino, Santiago, Sao Paulo, Sarajevo, Seoul,
Shanghai, Singapore, Sofia, Stockholm, Sydney, Taipei, Tehran, Tel Aviv, The Hague, Tokyo, Toronto, Tripoli, Tunis,
United Nations, Vancouver, Vatican City, Vienna, Vilnius, Warsaw, Wellington, Yangon, Zagreb, Zurich
"""

#: Names a place goes or went by in news copy, and places that are no towns, with their group.
ALSO = """
GB-ENG: Camp Bastion, Westminster, Heathrow
UA: Kiev, Kharkov, Kharkiv, Nikolaev, Rovno, Odessa, Lvov, Chernobyl, Pripyat, Sevastopol, Simferopol, Yalta, Donetsk, Dniepropetrovsk, Zaporizhzhia,
Avdiivka, Bakhmut, Mariupol, Luhansk, Lugansk, Bucha, Dnipro, Lysychansk
RU: Leningrad, Gorky, Kuybyshev, Grozny, Beslan, Norilsk, Kursk, Belgorod, Stalingrad, Sevastopol, Simferopol, Yalta, Star City, Gorki, Sverdlovsk, Zhukovsky
IN: Bombay, Mysore, Cochin, Trivandrum, Baroda, Simla, Cawnpore, Pondicherry, Gurgaon, Calcutta, Madras, Bangalore, Poona, Benares, New Delhi, Srinagar, Mumbai
MM: Rangoon, Naypyitaw, Yangon, Sittwe
CN: Peking, Canton, Nanking, Urumqi, Xian, Chungking, Tientsin, Mukden, Kashgar, Dalian, Tibet, Lhasa
VN: Saigon, Hanoi, Ho Chi Minh City, Danang
TR: Constantinople, Istanbul, Ankara
KZ: Alma-Ata, Astana, Nur-Sultan, Baikonur
KG: Frunze, Bishkek
BD: Dacca, Dhaka, Cox's Bazar
MO: Macau, Macao
CH: Davos, Zurich, Geneva, Berne, Basle
VA: Vatican City
NL: The Hague, Leidschendam, Scheveningen
AE: Abu Dhabi, Dubai
IL: Jerusalem, Tel Aviv
PS: Gaza City, Ramallah, Gaza, Rafah, Khan Younis, Deir al-Balah, East Jerusalem, Jenin, Nablus, Hebron, Bethlehem,
Jabaliya, Jericho, Tulkarem, Beit Lahiya, Beit Hanoun
SY: Damascus, Aleppo, Homs, Idlib, Qamishli, Kobani, Raqqa
IQ: Irbil, Mosul, Fallujah, Basra, Ramadi, Tikrit, Sinjar, Najaf, Karbala, Kirkuk
LB: Beirut, Tyre, Sidon, Tripoli
YE: Sanaa, Aden, Hodeida
CU: Guantanamo Bay Naval Base, Guantanamo Bay, Havana
EC: Galapagos Islands, Quito
AQ: McMurdo Station, South Pole
UM: Midway Atoll, Wake Island
FR: Verdun, Omaha Beach, Colleville-sur-Mer, Chamonix
US-NY: New York, United Nations, Brooklyn, Queens, Manhattan, The Bronx, Staten Island, Harlem, Long Island, Albany,
Chautauqua, West Point, Niagara Falls
US-DC: Washington
US-VA: The Pentagon, Langley
US-MD: Camp David, Joint Base Andrews, Andrews Air Force Base, Annapolis
US-FL: Cape Canaveral, Kennedy Space Center, Mar-a-Lago, Cape Kennedy
US-CA: Hollywood, Silicon Valley, Vandenberg Air Force Base
US-NC: Fort Bragg
US-TX: Fort Hood
US-MO: St. Louis, Ferguson, Kansas City
US-DE: Dover Air Force Base, Rehoboth Beach
US-AL: Muscle Shoals
US-HI: Pearl Harbor, Lahaina
US-AK: Prudhoe Bay
DE: Ramstein Air Base, Frankfurt, Cologne, Nuremberg, Karl-Marx-Stadt
PL: Oswiecim, Auschwitz, Danzig, Warsaw
CZ: Prague, Pilsen
DK: Copenhagen, Elsinore
SE: Stockholm, Gothenburg
PT: Lisbon, Oporto
ES: Seville, Saragossa, Majorca
IT: Rome, Milan, Florence, Venice, Naples, Turin, Padua, Genoa, Lampedusa, Leghorn
AF: Bagram, Bagram Air Field, Kandahar, Jalalabad, Mazar-e-Sharif
CA: Quebec City, Quebec
KW: Kuwait City
GT: Guatemala City
MX: Mexico City
PA: Panama City
CI: Abidjan, Yamoussoukro
TD: N'Djamena
GY: Georgetown
WS: Apia
TO: Nuku'alofa
KR: Panmunjom, Pusan, Busan, Inchon, Incheon, Taegu, Daegu, Kwangju, Gwangju, Paju, Cheju, Taejon, Pyeongchang
KP: Pyongyang
RS: Belgrade
XK: Pristina
JP: Tokyo, Kyoto, Osaka, Kobe, Fukushima, Nagasaki, Hiroshima, Okinawa, Iwo Jima, Naha
ZA: Soweto, Pretoria, Durban
MA: Fez, Marrakech, Marrakesh, Casablanca, Tangier, Rabat
LY: Tripoli, Benghazi, Misrata, Sirte
EG: Cairo, Alexandria, Sharm el-Sheikh, Luxor
"""

#: How states, provinces and countries are written, the form to offer first. The postal code of a state
#: is added by the builder.
STATES = {
    "AL": "Ala. Alabama", "AK": "Alaska", "AZ": "Ariz. Arizona", "AR": "Ark. Arkansas",
    "CA": "Calif. California Cal.", "CO": "Colo. Colorado Col.", "CT": "Conn. Connecticut Ct.",
    "DE": "Del. Delaware", "DC": "D.C.", "FL": "Fla. Florida", "GA": "Ga. Georgia", "HI": "Hawaii Hawai'i",
    "ID": "Idaho", "IL": "Ill. Illinois", "IN": "Ind. Indiana", "IA": "Iowa", "KS": "Kan. Kansas Kans.",
    "KY": "Ky. Kentucky", "LA": "La. Louisiana", "ME": "Maine Me.", "MD": "Md. Maryland",
    "MA": "Mass. Massachusetts", "MI": "Mich. Michigan", "MN": "Minn. Minnesota", "MS": "Miss. Mississippi",
    "MO": "Mo. Missouri", "MT": "Mont. Montana", "NE": "Neb. Nebraska Nebr.", "NV": "Nev. Nevada",
    "NH": "N.H. New_Hampshire", "NJ": "N.J. New_Jersey", "NM": "N.M. New_Mexico", "NY": "N.Y. New_York",
    "NC": "N.C. North_Carolina", "ND": "N.D. North_Dakota", "OH": "Ohio", "OK": "Okla. Oklahoma",
    "OR": "Ore. Oregon", "PA": "Pa. Pennsylvania Penn.", "RI": "R.I. Rhode_Island", "SC": "S.C. South_Carolina",
    "SD": "S.D. South_Dakota", "TN": "Tenn. Tennessee", "TX": "Texas Tex.", "UT": "Utah", "VT": "Vt. Vermont",
    "VA": "Va. Virginia", "WA": "Wash. Washington", "WV": "W.Va. West_Virginia W._Va.",
    "WI": "Wis. Wisconsin Wisc.", "WY": "Wyo. Wyoming",
}  # fmt: skip

#: Other names of countries, and places larger than a city that a dateline may name. Several groups where
#: the place lies, or lay, in several countries of today.
REGIONS = """
Britain=GB-ENG GB-SCT GB-WLS GB-NIR; United Kingdom=GB-ENG GB-SCT GB-WLS GB-NIR; Great Britain=GB-ENG GB-SCT GB-WLS;
UK=GB-ENG GB-SCT GB-WLS GB-NIR; U.K.=GB-ENG GB-SCT GB-WLS GB-NIR; England=GB-ENG; Scotland=GB-SCT; Wales=GB-WLS;
Northern Ireland=GB-NIR; United States=US; USA=US; U.S.=US; US=US; D.R. Congo=CD; Congo=CD CG; Republic of Congo=CG;
Democratic Republic of Congo=CD; Democratic Republic of the Congo=CD; DR Congo=CD; Ivory Coast=CI; Cote d'Ivoire=CI;
Burma=MM; Myanmar=MM; East Timor=TL; Timor-Leste=TL; Swaziland=SZ; Eswatini=SZ; Macedonia=MK; North Macedonia=MK;
Czech Republic=CZ; Czechia=CZ; Czechoslovakia=CZ SK; Turkey=TR; Turkiye=TR; Cape Verde=CV; Holland=NL; Netherlands=NL;
The Netherlands=NL; Soviet Union=RU UA BY KZ UZ TM KG TJ GE AM AZ LT LV EE MD; U.S.S.R.=RU UA BY KZ UZ TM KG TJ GE AM AZ LT LV EE MD;
USSR=RU UA BY KZ UZ TM KG TJ GE AM AZ LT LV EE MD; Yugoslavia=RS HR SI BA MK ME XK; Serbia and Montenegro=RS ME XK;
Serbia=RS XK; Serbian-held Bosnia=BA; Bosnia=BA; Bosnia-Herzegovina=BA; Bosnia and Herzegovina=BA; Kosovo=XK; East Germany=DE; West Germany=DE;
Zaire=CD; Rhodesia=ZW; Ceylon=LK; South Vietnam=VN; North Vietnam=VN; Persia=IR; Korea=KR KP; South Korea=KR; North Korea=KP;
S. Korea=KR; N. Korea=KP; Russia=RU; Crimea=UA RU; Chechnya=RU; Siberia=RU; Dagestan=RU; Ukraine=UA; Hong Kong=HK; Macau=MO; Taiwan=TW;
China=CN HK MO; Tibet=CN; Inner Mongolia=CN; Xinjiang=CN; Israel=IL; Palestine=PS; Palestinian Territories=PS; West Bank=PS IL;
Gaza Strip=PS; Gaza=PS; Golan Heights=IL SY; Israeli-occupied West Bank=PS IL; Kashmir=IN PK; Jammu and Kashmir=IN; Syria=SY; Iran=IR; Iraq=IQ; Kurdistan=IQ TR SY;
UAE=AE; U.A.E.=AE; United Arab Emirates=AE; Emirates=AE; Saudi Arabia=SA; Vatican=VA; Bahamas=BS; The Bahamas=BS; Gambia=GM; The Gambia=GM; Trinidad=TT;
Trinidad and Tobago=TT; Antigua=AG; St. Lucia=LC; St. Vincent=VC; St. Kitts=KN; St. Kitts and Nevis=KN; Saint Martin=MF SX; St. Maarten=SX; St. Martin=MF SX;
U.S. Virgin Islands=VI; Virgin Islands=VI VG; British Virgin Islands=VG; Puerto Rico=PR; P.R.=PR; Guam=GU; American Samoa=AS; Samoa=WS; Northern Ireland=GB-NIR;
Ontario=CA; Ont.=CA; Quebec=CA; Que.=CA; British Columbia=CA; B.C.=CA; Alberta=CA; Alta.=CA; Manitoba=CA; Man.=CA; Saskatchewan=CA; Sask.=CA;
Nova Scotia=CA; N.S.=CA; New Brunswick=CA; N.B.=CA; Newfoundland=CA; Nfld.=CA; Labrador=CA; Newfoundland and Labrador=CA; Prince Edward Island=CA; P.E.I.=CA; Yukon=CA;
Nunavut=CA; Northwest Territories=CA; New South Wales=AU; N.S.W.=AU; NSW=AU; Victoria=AU; Queensland=AU; Western Australia=AU; South Australia=AU; Tasmania=AU;
Northern Territory=AU; Sicily=IT; Sardinia=IT; Corsica=FR; Crete=GR; Bavaria=DE; Catalonia=ES; Canary Islands=ES; Balearic Islands=ES; Majorca=ES; Azores=PT; Madeira=PT;
Bali=ID; Java=ID; Sumatra=ID; Borneo=ID MY; Okinawa=JP; Zanzibar=TZ; Somaliland=SO; Puntland=SO; Darfur=SD; South Sudan=SS; Western Sahara=EH; Papua New Guinea=PG; Greenland=GL;
Isle of Man=IM; Jersey=JE; Guernsey=GG; Bermuda=BM; Falkland Islands=FK; Antarctica=AQ; New Zealand=NZ; N.Z.=NZ; Cyprus=CY; Northern Cyprus=CY; Georgia=GE US-GA; Abkhazia=GE; South Ossetia=GE;
Nagorno-Karabakh=AZ; Central African Republic=CF; Dominican Republic=DO; Sri Lanka=LK; Ireland=IE GB-NIR; Irish Republic=IE; Republic of Ireland=IE; Nagaland=IN; Assam=IN; Punjab=IN PK; Gujarat=IN; Kerala=IN;
Bihar=IN; Uttar Pradesh=IN; Rajasthan=IN; Brittany=FR; Normandy=FR; Basque Country=ES; Argentine=AR; Sao Tome and Principe=ST; Republic of Korea=KR
"""  # noqa: E501

#: What news copy calls a country, where the data set's name is another.
PREFERRED = {
    "CD": "Congo", "CI": "Ivory Coast", "PS": "West Bank", "VA": "Vatican City", "MM": "Myanmar", "CZ": "Czech Republic",
    "MK": "North Macedonia", "NL": "Netherlands", "TL": "East Timor", "SZ": "Eswatini", "CV": "Cape Verde",
    "MO": "Macau", "TR": "Turkey", "RU": "Russia", "SY": "Syria", "IR": "Iran", "VN": "Vietnam", "LA": "Laos",
    "KR": "South Korea", "KP": "North Korea", "TZ": "Tanzania", "BO": "Bolivia", "VE": "Venezuela", "MD": "Moldova",
}  # fmt: skip
