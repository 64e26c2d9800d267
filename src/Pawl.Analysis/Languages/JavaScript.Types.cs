using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>TypeScript's types, as far as a name for the receiver of a call needs them.</content>
internal sealed partial class JavaScript
{
    private const int LongestType = 80;

    /// <summary>A type annotation's type; null when none is written or it names nothing.</summary>
    private string? TypeText(int annotation)
    {
        if (annotation == SyntaxTree.None || Tree.Kind(annotation) is not ("type_annotation" or "opting_type_annotation"))
        {
            return null;
        }
        var inner = Tree.FirstNamed(annotation);
        return inner == SyntaxTree.None ? null : TypeName(inner, 0);
    }

    /// <summary>The type's name. What does not change the methods that a value has goes: <c>Promise</c>, <c>Readonly</c>, <c>| null</c>.</summary>
    private string? TypeName(int node, int level)
    {
        if (node == SyntaxTree.None || level > InnerLimit)
        {
            return null;
        }
        switch (Tree.Kind(node))
        {
            case "generic_type":
                var generic = Tree.Text(Tree.Field(node, name));
                var inner = Tree.Field(node, typeArguments);
                return
                    generic is "Promise" or "Readonly" or "Partial" or "Required" or "Awaited" or "NonNullable" && inner != SyntaxTree.None
                    ? TypeName(Tree.FirstNamed(inner), level + 1)
                    : Short(node) ?? generic;
            case "parenthesized_type" or "readonly_type" or "optional_type":
                return TypeName(Tree.FirstNamed(node), level + 1);
            case "union_type":
                return Union(node, level);
            case "object_type" or "function_type" or "conditional_type" or "literal_type" or "type_query":
                return null;
            default:
                return Short(node);
        }
    }

    private string? Union(int node, int level)
    {
        string? one = null;
        foreach (var child in Tree.NamedChildren(node))
        {
            if (
                Tree.Kind(child) == "literal_type"
                && Tree.Utf8(child) is var text
                && (text.SequenceEqual("null"u8) || text.SequenceEqual("undefined"u8))
            )
            {
                continue;
            }
            if (one is not null)
            {
                return Short(node);
            }
            one = TypeName(child, level + 1);
        }
        return one;
    }

    private string? Short(int node)
    {
        var span = Tree.Span(node);
        if (span.Length > LongestType)
        {
            return null;
        }
        var text = Tree.Text(node);
        return text.AsSpan().IndexOfAny(' ', '\n', '\t') < 0 ? text : string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }
}
