namespace Pawl.Studies.Definitions;

/// <summary>Reads <c>models:</c>.</summary>
internal static class ModelReader
{
    private static readonly Dictionary<string, (string Endpoint, string Key)> Providers = new(StringComparer.Ordinal)
    {
        ["openai"] = ("https://api.openai.com/v1", "OPENAI_API_KEY"),
        ["anthropic"] = ("https://api.anthropic.com", "ANTHROPIC_API_KEY"),
        ["azure"] = ("", "AZURE_OPENAI_API_KEY"),
        ["ollama"] = ("http://localhost:11434/v1", ""),
    };

    internal static ModelDefinition Scripted { get; } =
        new(
            "scripted-iterator",
            ModelDefinition.Scripted,
            "scripted-iterator-1",
            "",
            "",
            new Sampling(0, 1, 32_768, Seeded: true, Stream: false),
            null,
            new Pace(0, 0, 60)
        );

    internal static ModelDefinition Read(YamlMap map)
    {
        var provider = map.OneOf("provider", null, [.. Providers.Keys.Order(StringComparer.Ordinal)]);
        var (endpoint, key) = Providers[provider];
        var name = map.Name("name");
        var given = map.Text("endpoint", endpoint);
        if (!Uri.TryCreate(given, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw map.Error("endpoint", $"'endpoint' must be the address of the API of {name}, beginning with https://");
        }
        if (name == Scripted.Name)
        {
            throw map.Error("name", $"'{name}' is the name of the scripted iterator, which is no model");
        }
        var model = new ModelDefinition(
            name,
            provider,
            map.Text("id", name),
            given,
            map.Text("key-variable", key),
            ReadSampling(map),
            ReadPrice(map.Map("price")),
            ReadPace(map)
        );
        map.End();
        return model;
    }

    private static Sampling ReadSampling(YamlMap map) =>
        new(
            map.Decimal("temperature", 0.7m, 0, 2),
            map.Decimal("top-p", 1.0m, 0, 1),
            map.Number("max-tokens", 8192, 1, 1_000_000),
            map.Flag("seed", true),
            map.Flag("stream", false)
        );

    private static Price? ReadPrice(YamlMap? map)
    {
        if (map is null)
        {
            return null;
        }
        var price = new Price(map.Decimal("in", null, 0, 100_000), map.Decimal("out", null, 0, 100_000));
        map.End();
        return price;
    }

    private static Pace ReadPace(YamlMap map) =>
        new(
            map.Number("requests-per-minute", 0, 0, 1_000_000),
            map.Number("parallel", 4, 1, 1024),
            map.Number("timeout-seconds", 300, 1, 7200)
        );
}
