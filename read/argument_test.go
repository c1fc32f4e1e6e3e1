package read

import "testing"

// TestArguments holds what the acts of verbs ask of the words around them.
func TestArguments(t *testing.T) {
	f := func(text, want string) {
		t.Helper()
		checkTold(t, text, want)
	}
	// rows by what the object is
	f("Portugal leased the port of Sines to a Chinese company for 40 years.", "PRT>CHN SUPPORT")
	f("Two Indian warships anchored in the port of Manila.", "IND>PHL CONSULT")
	f("Britain cancelled the visas of three Georgian ministers.", "GBR>GEO SANCTION")
	f("Chad answered with tariffs on Libyan oil.", "TCD>LBY SANCTION")
	f("Two Syrian banks landed on the European list in May.", "EU>SYR SANCTION")
	f("Saudi Arabia broke with Qatar in 2017.", "SAU>QAT SANCTION")
	f("Cuba applied to join the BRICS in 2024.", "CUB>BRICS REQUEST")
	f("The Netherlands forbade ASML to sell its machines to China.", "NLD>CHN SANCTION")
	f("Peru withdrew its recognition of the Sahrawi republic.", "PER>ESH SANCTION")
	f("Oman and Iran spoke by telephone on Sunday.", "OMN>IRN CONSULT")
	// what two do to each other, and joint acts in the passive
	f("India and Pakistan accused each other of firing first.", "IND>PAK ACCUSE")
	f("A contract with Chad was signed by Togo in May.", "TGO>TCD SUPPORT")
	f("Negotiations between Addis Ababa and Mogadishu resumed in Ankara on Tuesday.", "ETH>SOM CONSULT")
	f("Talks between Chad and Niger collapsed in May.", "")
	f("Tanzania signed in Beijing a contract for a railway.", "TZA>CHN SUPPORT")
	f("Rwanda and Burundi signed a peace accord in Washington.", "RWA>BDI SUPPORT")
	// visits that are told as made
	f("After a visit by Sergei Lavrov to Tunis, prices fell.", "RUS>TUN CONSULT")
	f("Prices fell before a visit by Sergei Lavrov to Tunis.", "")
	// who acts and on whom
	f("Zambia has threatened its southern neighbour, Zimbabwe, with a ban on maize.", "ZMB>ZWE THREATEN")
	f("Thai detectives helped their Lao colleagues to track the dealers down.", "THA>LAO AID")
	f("Urged by Lisbon to hold elections, Angola's president set a date.", "PRT>AGO REQUEST")
	f("A state that flies Israeli jets has closed its embassy in Oslo.", ">NOR SANCTION")
	f("Ghana has not, however, recognised Kosovo.", "")
	f("Laos agreed with Vietnam and Thailand to bar them.", "LAO>THA AGREE; LAO>VNM AGREE")
	f("The general let Chad dream on.", "")
	f("Spain gave the Moroccan police forty trucks.", "ESP>MAR AID")
	f("The kingdom of Eswatini has shut its crossings to Mozambican traders.", "SWZ>MOZ COERCE")
	// rows of the second sweep
	f("The United States removed Cuba from its list of sponsors of terrorism.", "USA>CUB RETREAT")
	f("The Americans replied with air strikes on two camps in Iraq.", "USA>IRQ ASSAULT")
	f("Abu Dhabi deposited two billion dollars in Pakistan's central bank.", "ARE>PAK AID")
	f("A Chinese state firm took a 30 percent stake in a Brazilian grid.", "CHN>BRA COOPERATE")
	f("Lavrov spent two days in Nairobi.", "RUS>KEN CONSULT")
	f("Ghana gave the envoy of Togo a warning.", "GHA>TGO THREATEN")
	f("Two Chinese diplomats were expelled from Ottawa.", "CAN>CHN SANCTION")
	f("Spain's ambassador was recalled from Buenos Aires.", "ESP>ARG SANCTION")
	f("While Kigali denied it, Kinshasa accused Rwanda of an invasion.", "COD>RWA ACCUSE; RWA> REJECT")
	f("Ghana bought drones for Mali.", "GHA>MLI AID")
	f("Greek coastguards pushed back a boat with Syrians.", "GRC>SYR COERCE")
}
