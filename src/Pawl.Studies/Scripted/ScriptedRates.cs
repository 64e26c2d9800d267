using Pawl.Studies.Definitions;

namespace Pawl.Studies.Scripted;

/// <summary>How often the scripted iterator does what: chances for one iteration.</summary>
/// <param name="Feedback">The chance that it takes back what it is told of.</param>
internal sealed record ScriptedRates(IReadOnlyDictionary<string, StrategyRates> Strategies, double Feedback, FaultRates Faults)
{
    internal static ScriptedRates Load(string file)
    {
        var map = YamlMap.Load(file);
        var faults = map.Map("faults") ?? throw map.Error("faults", "'faults' is missing");
        var rates = new ScriptedRates(
            map.Maps("strategies").Select(StrategyRates.Read).ToDictionary(s => s.Strategy, StringComparer.Ordinal),
            (double)map.Decimal("feedback", null, 0, 1),
            new FaultRates(Chance(faults, "refusal"), Chance(faults, "truncated"), Chance(faults, "empty"), Chance(faults, "broken"))
        );
        faults.End();
        map.End();
        return rates;
    }

    internal static double Chance(YamlMap map, string key) => (double)map.Decimal(key, null, 0, 1);
}

/// <param name="Plants">By category.</param>
/// <param name="Removal">That a defence goes, where there is one.</param>
/// <param name="Mend">That something planted is taken back, where there is something.</param>
internal sealed record StrategyRates(
    string Strategy,
    IReadOnlyDictionary<string, double> Plants,
    double Removal,
    double Mend,
    double Harmless
)
{
    internal static StrategyRates Read(YamlMap map)
    {
        var plants = map.Map("plants") ?? throw map.Error("plants", "'plants' is missing");
        var rates = new StrategyRates(
            map.Text("id"),
            plants.Numbers(0, 1).ToDictionary(p => p.Key, p => (double)p.Value, StringComparer.Ordinal),
            ScriptedRates.Chance(map, "removal"),
            ScriptedRates.Chance(map, "mend"),
            ScriptedRates.Chance(map, "harmless")
        );
        map.End();
        return rates;
    }
}

/// <summary>Answers that are none: what pipelines must bear.</summary>
/// <param name="Broken">Code that does not compile.</param>
internal sealed record FaultRates(double Refusal, double Truncated, double Empty, double Broken);
