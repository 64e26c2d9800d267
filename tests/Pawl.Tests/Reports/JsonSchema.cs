using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pawl.Tests.Reports;

/// <summary>As much of JSON Schema 2020-12 as our schemas and SARIF's use; an unknown keyword is an error, so nothing goes unchecked.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> Told = ["$schema", "$id", "title", "description", "$defs", "definitions", "default", "format"];

    internal static IReadOnlyList<string> Errors(string schema, string instance)
    {
        using var schemaDocument = JsonDocument.Parse(schema);
        using var document = JsonDocument.Parse(instance);
        var errors = new List<string>();
        new JsonSchema(schemaDocument.RootElement).Check(schemaDocument.RootElement, document.RootElement, "$", errors);
        return errors;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            if (schema.ValueKind == JsonValueKind.False)
            {
                errors.Add($"{at}: is not allowed");
            }
            return;
        }
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "$ref":
                    Check(Resolve(keyword.Value.GetString()!), value, at, errors);
                    break;
                case "anyOf" or "oneOf":
                    if (!keyword.Value.EnumerateArray().Any(choice => Fits(choice, value)))
                    {
                        errors.Add($"{at}: fits none of {keyword.Name}");
                    }
                    break;
                case "allOf":
                    foreach (var part in keyword.Value.EnumerateArray())
                    {
                        Check(part, value, at, errors);
                    }
                    break;
                case "not":
                    if (Fits(keyword.Value, value))
                    {
                        errors.Add($"{at}: fits what it must not");
                    }
                    break;
                default:
                    Value(keyword, value, at, errors);
                    break;
            }
        }
        Members(schema, value, at, errors);
    }

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var errors = new List<string>();
        Check(schema, value, "$", errors);
        return errors.Count == 0;
    }

    private static void Value(JsonProperty keyword, JsonElement value, string at, List<string> errors)
    {
        var wanted = keyword.Value;
        var fits = keyword.Name switch
        {
            "type" => wanted.ValueKind == JsonValueKind.Array
                ? wanted.EnumerateArray().Any(type => IsOf(type.GetString()!, value))
                : IsOf(wanted.GetString()!, value),
            "const" => JsonElement.DeepEquals(wanted, value),
            "enum" => wanted.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
            "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, wanted.GetString()!),
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= wanted.GetDouble(),
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= wanted.GetDouble(),
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= wanted.GetInt32(),
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= wanted.GetInt32(),
            "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= wanted.GetInt32(),
            "uniqueItems" => value.ValueKind != JsonValueKind.Array
                || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(),
            "required" => value.ValueKind != JsonValueKind.Object
                || wanted.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "properties" or "items" or "additionalProperties" or "prefixItems" => true,
            _ => Told.Contains(keyword.Name),
        };
        if (!fits)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{at}: breaks {keyword.Name} {Short(wanted)} with {Short(value)}"));
        }
    }

    private void Members(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, $"{at}[{index++}]", errors);
            }
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }
        var named = schema.TryGetProperty("properties", out var properties);
        foreach (var member in value.EnumerateObject())
        {
            if (named && properties.TryGetProperty(member.Name, out var own))
            {
                Check(own, member.Value, $"{at}.{member.Name}", errors);
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                Check(others, member.Value, $"{at}.{member.Name}", errors);
            }
        }
    }

    private static bool IsOf(string type, JsonElement value) =>
        type switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => throw new NotSupportedException(type),
        };

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));

    private static string Short(JsonElement value)
    {
        var text = value.GetRawText();
        return text.Length <= 80 ? text : text[..80] + "...";
    }
}
