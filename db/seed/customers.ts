import { type CustomerSpec, RESELLERS } from "./companies";
import { PROFILES } from "./products";
import { storyOf } from "./story";

// name | line of business | list price a day at first | story and its number; the account name follows from the name
const OF_DEMO_RESELLER = `
Alderwick Outfitters|retail|212|at 76
Copperleaf Kitchens|retail|64|at 40
Tidemark Ferries|industry|148|at 93
Pinnacle Row Insurance|finance|236|at 101
Juniper Street Press|media|41|at 165
Marrow & Finch|retail|28|new 3
Saltmarsh Brewing|industry|19|budget-but-frozen 9
Quillon Freight|industry|132|frozen-by-exhaustion
Bluegate Clinics|software|118|cause-gone
Larkspur Hotels|retail|97|manually-frozen
Hollowell Motors|industry|83|resources-frozen
Tansy Health|software|72|blocked-by-exhaustion
Ravenmoor Energy|industry|164|
Cobalt Street Studios|media|58|
Northaven Foods|retail|76|surprise
Wexley Textiles|industry|39|
Ember & Oak|retail|22|
Silverpath Travel|retail|91|at 82
Greyfriars College|learning|67|one-time 60
Lowland Water|industry|54|
Fenwick Robotics|learning|143|
Osprey Legal|finance|31|
Thistledown Toys|retail|26|refunded
Vantage Quay Estates|finance|45|
`;

const OF_KITEFIELD = `
Moonlit Arcade|games|188|at 96
Paperkite Games|games|124|blocked-manually
Sundial Studio|games|61|
Voxel Orchard|games|97|at 119
Hexa Learning|learning|149|one-time 101
Pocketful Apps|software|38|
Driftwood Social|software|83|
Lanternfish Audio|media|52|
Clockwork Parcel|software|47|lifted-by-itself
Brambleway Delivery|retail|69|
Fable & Ink|media|24|
Tinderbox Analytics|learning|112|
Quicksilver Chat|software|56|at 79
Nettle Robotics|learning|88|
Rookery Payments|finance|74|
Skylark Video|media|135|
Waypoint Maps|software|63|
Pebblecast|media|33|new 6
`;

const OF_STONEBRIDGE = `
Aldgate Mutual|finance|342|
Bridgewater Steel|industry|268|
Castlemere Bank|finance|410|
Dunmore Pharma|learning|294|foreign-commitment
Eastfield Rail|industry|231|
Foxglove Utilities|industry|187|
Granite Assurance|finance|256|at 91
Harrow Shipping|industry|173|
Ironwood Mining|industry|205|
Kestrel Aerospace Parts|industry|318|
Larchmont Hospitals|software|196|
Middleton Grain|industry|122|
Norwick Chemicals|industry|244|
Oakhurst Pensions|finance|158|
Portsea Logistics|industry|139|
Redcliff Telecom|software|276|
`;

const OF_ORCHARD_AND_PINE = `
Alto Vale Coffee|retail|17|
Bairro Books|media|12|
Casa Verde Homes|finance|21|
Dois Rios Farms|industry|26|at 88
Estrela Fitness|software|15|
Frente Fria Cooling|industry|9|new 1
Girassol Schools|learning|23|
Horizonte Bikes|retail|18|
`;

const OWN = `
Meridian City Council|finance|221|
Anchor & Vale Media|media|164|
Cedarholm University|learning|252|one-time 34
Drayton Airports|industry|287|
Elmbridge Retail Group|retail|338|at 84
Falconer Research|learning|193|
Gatewell Broadcasting|media|146|
Highmoor Insurance|finance|208|returned
Inverlay Biotech|learning|171|
Jasper Peak Resorts|retail|87|
Kingsway Couriers|industry|104|
Lockhart Instruments|industry|66|from-parked
Maplewood Credit Union|finance|129|
Nimbus Yard|software|92|new 12
`;

// Addresses by which visitors find their way; all other account names follow from the company's name.
const ACCOUNT_NAMES: Readonly<Record<string, string>> = { "Alderwick Outfitters": "demo-customer" };

function accountNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^a-z0-9]+/g, "-");
  return ACCOUNT_NAMES[name] ?? plain;
}

function parse(list: string, reseller: string | null): readonly CustomerSpec[] {
  return list
    .trim()
    .split("\n")
    .map((row) => {
      const [name = "", business = "", perDay = "", told = ""] = row.split("|");
      const profile = PROFILES.find((known) => known === business);
      if (profile === undefined) throw new Error(`no such line of business: ${business}`);
      const [word = "", number = "0"] = told.split(" ");
      const story = word === "" ? null : storyOf(word, Number(number));
      return { name, accountName: accountNameOf(name), reseller, profile, perDay: Number(perDay), story };
    });
}

const [first, second, third, fourth] = RESELLERS.map(({ accountName }) => accountName);

/** The eighty of them, in the order of their partners. */
export const CUSTOMERS: readonly CustomerSpec[] = [
  ...parse(OF_DEMO_RESELLER, first ?? null),
  ...parse(OF_KITEFIELD, second ?? null),
  ...parse(OF_STONEBRIDGE, third ?? null),
  ...parse(OF_ORCHARD_AND_PINE, fourth ?? null),
  ...parse(OWN, null),
];
