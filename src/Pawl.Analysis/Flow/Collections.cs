using System.Globalization;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow;

/// <summary>Lists and maps that the code makes itself: which element is where.</summary>
internal static class Collections
{
    /// <summary>The element under a key; null when nothing is known of it.</summary>
    internal static Value? Read(Value target, Value? key)
    {
        if (key?.Constant is { } name)
        {
            if (target is { IsConstant: true, ConstantKind: LiteralKind.String, Constant: { } text } && key.Integer is { } at)
            {
                return at >= 0 && at < text.Length ? Value.Of(text[(int)at].ToString(), LiteralKind.String) : null;
            }
            if (key.Integer is { } back && back < 0 && target.Collection == CollectionKind.List)
            {
                name = (target.Elements.Length + back).ToString(CultureInfo.InvariantCulture);
            }
            if (target.Element(name) is { } element)
            {
                return element;
            }
            if (target.Collection is not null && target.Elements.Length > 0 && target.Element("*") is { } rest)
            {
                return Value.Join(rest, Value.Tainted(target.Taints));
            }
            return target.Collection is not null && target.Elements.Length > 0 ? Value.Tainted(target.Taints) : null;
        }
        return null;
    }

    /// <summary>What a method does to a list or map made here; null when the method is not one of theirs or the collection is not known.</summary>
    internal static (Value After, Value Result)? Apply(Value target, string method, IReadOnlyList<Value> arguments)
    {
        if (target.Collection is null)
        {
            return null;
        }
        return target.Collection == CollectionKind.List ? List(target, method, arguments) : Map(target, method, arguments);
    }

    private static (Value, Value)? List(Value list, string method, IReadOnlyList<Value> arguments)
    {
        var count = list.Elements.Length;
        if (list.Element("*") is not null)
        {
            return null;
        }
        switch (method)
        {
            case "append" or "add" or "push" or "Add" or "addLast" or "Push" or "Enqueue" or "offer" when arguments.Count == 1:
                return (list.WithElement(count.ToString(CultureInfo.InvariantCulture), arguments[0]), Value.Nothing);
            case "get" or "elementAt" or "ElementAt" or "at" when arguments.Count == 1:
                return Read(list, arguments[0]) is { } read ? (list, read) : null;
            case "pop"
            or "remove"
            or "RemoveAt"
            or "removeAt" when arguments.Count == 1 && arguments[0].Integer is { } at && at >= 0 && at < count:
                return (Without(list, (int)at), list.Elements[(int)at].Value);
            case "pop" or "Pop" when arguments.Count == 0 && count > 0:
                return (Without(list, count - 1), list.Elements[count - 1].Value);
            case "shift" or "Dequeue" or "poll" when arguments.Count == 0 && count > 0:
                return (Without(list, 0), list.Elements[0].Value);
            default:
                return null;
        }
    }

    private static Value Without(Value list, int at) =>
        list.Copy(
            elements:
            [
                .. list
                    .Elements.Where((_, i) => i != at)
                    .Select((e, i) => KeyValuePair.Create(i.ToString(CultureInfo.InvariantCulture), e.Value)),
            ]
        );

    private static (Value, Value)? Map(Value map, string method, IReadOnlyList<Value> arguments)
    {
        switch (method)
        {
            case "put" or "set" or "Add" or "__setitem__" or "putIfAbsent" or "TryAdd" when arguments.Count == 2:
                return (map.WithElement(arguments[0].Constant ?? "*", arguments[1]), Value.Nothing);
            case "get" or "getOrDefault" or "GetValueOrDefault" or "pop" when arguments.Count >= 1 && arguments[0].Constant is not null:
                return Read(map, arguments[0]) is { } read
                    ? (map, arguments.Count > 1 && map.Element(arguments[0].Constant!) is null ? Value.Join(read, arguments[1]) : read)
                    : null;
            // Whichever entry it is, it is one of them.
            case "get" or "getOrDefault" or "GetValueOrDefault" when arguments.Count >= 1 && map.Elements.Length > 0:
                return (map, map.Elements.Select(e => e.Value).Concat(arguments.Skip(1)).Aggregate(Value.Tainted(map.Taints), Value.Join));
            default:
                return null;
        }
    }
}
