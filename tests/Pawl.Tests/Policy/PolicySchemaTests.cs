using System.Text.Json;
using System.Text.Json.Nodes;
using Pawl.Engine;
using Pawl.Tests.Reports;
using YamlDotNet.RepresentationModel;
using PawlPolicy = Pawl.Engine.Policy.Policy;

namespace Pawl.Tests.Policy;

/// <summary>The published schema and the reader know the same keys.</summary>
public sealed class PolicySchemaTests
{
    private static readonly string Schema = File.ReadAllText(Path.Combine(Golden.Root, "docs/schemas/policy.schema.json"));

    [Fact]
    public void A_full_policy_fits_the_schema() => Assert.Empty(JsonSchema.Errors(Schema, Json(PolicyTests.Full)));

    [Fact]
    public void The_schema_knows_no_other_keys()
    {
        using var schema = JsonDocument.Parse(Schema);
        var maps = Maps(schema.RootElement, []).ToList();
        Assert.Equal(12, maps.Count);
        foreach (var (path, keys) in maps)
        {
            // The reader names all its keys when it meets one that it does not know.
            var error = Assert.Throws<UserError>(() => PawlPolicy.Load(WithUnknownKey(path), "pawl.yaml"));
            var known = error.Hint[(error.Hint.IndexOf("Known here: ", StringComparison.Ordinal) + 12)..].TrimEnd('.').Split(", ");
            Assert.Equal(known.Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_full_policy_has_every_key()
    {
        using var schema = JsonDocument.Parse(Schema);
        var full = JsonNode.Parse(Json(PolicyTests.Full))!;
        foreach (var (path, keys) in Maps(schema.RootElement, []))
        {
            var node = path.Aggregate(full, (at, key) => key == "[]" ? at![0]! : at![key]!);
            Assert.Equal(keys.Order(StringComparer.Ordinal), node.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Every object of fixed keys, with the way to it.</summary>
    private static IEnumerable<(string[] Path, string[] Keys)> Maps(JsonElement schema, string[] path)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            yield return (path, [.. properties.EnumerateObject().Select(p => p.Name)]);
            foreach (var property in properties.EnumerateObject())
            {
                foreach (var inner in Maps(property.Value, [.. path, property.Name]))
                {
                    yield return inner;
                }
            }
        }
        else if (schema.TryGetProperty("items", out var items))
        {
            foreach (var inner in Maps(items, [.. path, "[]"]))
            {
                yield return inner;
            }
        }
    }

    private static string WithUnknownKey(string[] path) =>
        string.Concat(path.Select(key => key == "[]" ? "[" : $"{{{key}: "))
        + "{~unknown: 1}"
        + string.Concat(path.Reverse().Select(key => key == "[]" ? "]" : "}"));

    private static string Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Convert(stream.Documents[0].RootNode)!.ToJsonString();
    }

    private static JsonNode? Convert(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Convert(p.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Convert)]),
            YamlScalarNode { Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
            YamlScalarNode scalar when int.TryParse(scalar.Value, out var number) => JsonValue.Create(number),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };
}
