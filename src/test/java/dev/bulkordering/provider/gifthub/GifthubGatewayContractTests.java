package dev.bulkordering.provider.gifthub;

import java.util.List;

import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGatewayContract;
import dev.bulkordering.provider.ScriptedServer.Turn;

import static dev.bulkordering.provider.ScriptedServer.json;
import static dev.bulkordering.provider.TestSettings.recorded;

class GifthubGatewayContractTests extends ProviderGatewayContract {

	@Override
	protected Provider provider() {
		return new GifthubProvider();
	}

	@Override
	protected JobOptions options() {
		return GifthubOrders.OPTIONS;
	}

	@Override
	protected PlaceableOrder order() {
		return GifthubOrders.planned();
	}

	@Override
	protected List<Turn> beforeBuying() {
		return List.of(json(200, recorded("gifthub/created.json")));
	}

	@Override
	protected List<Turn> untilPlaced() {
		return List.of(accepted(), json(200, recorded("gifthub/get-successful.json")));
	}

	@Override
	protected Turn accepted() {
		return json(200, recorded("gifthub/confirmed.json"));
	}

	@Override
	protected Turn stillInWork() {
		return json(200, recorded("gifthub/get-confirmed.json"));
	}

	@Override
	protected List<Turn> finished() {
		return List.of(json(200, recorded("gifthub/get-successful.json")));
	}

	@Override
	protected Turn refusesLine() {
		return json(404, "{\"message\":\"One or more product in the sent list are not found.\"}");
	}

	@Override
	protected Turn refusesAccount() {
		return json(403, "{\"message\":\"Unauthorized\"}");
	}

	@Override
	protected Turn absent() {
		return json(200, recorded("gifthub/get-pending.json"));
	}

	@Override
	protected Class<? extends LookUp> absence() {
		return LookUp.QuotePending.class;
	}

	@Override
	protected List<String> secrets() {
		return List.of("QWX7", "4821", "700100200301", "ZBN4", "9915", "redeem.example.com", "7Yh2Lw0", "2031-05-01");
	}

}
