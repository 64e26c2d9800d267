using System.Text;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Numbers, characters, strings.</content>
internal partial class C
{
    private void OnLiterals()
    {
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Null, "null"), "null");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.Boolean, Tree.Text(n).ToLowerInvariant()), "true", "false");
        OnExpression(Number, "number_literal");
        OnExpression(Character, "char_literal");
        OnExpression(n => new Literal(Tree.Span(n), LiteralKind.String, TextOf(n)), "string_literal");
        OnExpression(Joined, "concatenated_string");
    }

    private Literal Number(int node)
    {
        var (kind, text) = CLiterals.Number(Tree.Text(node));
        return new Literal(Tree.Span(node), kind, text);
    }

    private Literal Character(int node)
    {
        var text = Tree.Text(node);
        var open = text.IndexOf('\'', StringComparison.Ordinal);
        var inner = open >= 0 && text.Length > open + 2 ? text.AsSpan(open + 1, text.Length - open - 2) : "";
        return new Literal(Tree.Span(node), LiteralKind.Character, CLiterals.Unescape(inner));
    }

    private string TextOf(int node)
    {
        var span = Tree.Span(node);
        var only = SyntaxTree.None;
        var parts = 0;
        foreach (var child in Tree.NamedChildren(node))
        {
            (only, parts) = (child, parts + 1);
        }
        if (parts == 0)
        {
            return "";
        }
        if (parts == 1 && At(only) == Node.Content)
        {
            return Tree.Text(only);
        }
        // Escapes that follow each other need not be nodes of their own, so the whole is read at once.
        var text = Tree.Text(span);
        var open = text.IndexOf('"', StringComparison.Ordinal) + 1;
        return CLiterals.Unescape(text.AsSpan(open, Math.Max(0, text.Length - open - 1)));
    }

    /// <summary>Adjacent strings. A name among them is somebody's macro for a constant text, as <c>PRIu64</c> is.</summary>
    private Literal Joined(int node)
    {
        var text = new StringBuilder();
        foreach (var child in Tree.NamedChildren(node))
        {
            if (At(child) == Node.String)
            {
                text.Append(TextOf(child));
                continue;
            }
            if (Tree.Kind(child) == "raw_string_literal" && Expression(child) is Literal raw)
            {
                text.Append(raw.Text);
                continue;
            }
            var word = Tree.Text(child);
            if (macros.Expand(word, Tree.Span(child)) is Literal { Kind: LiteralKind.String } known)
            {
                text.Append(known.Text);
            }
            else if (word.StartsWith("PRI", StringComparison.Ordinal) && word.Length > 3)
            {
                text.Append('l').Append(word[3]);
            }
        }
        return new Literal(Tree.Span(node), LiteralKind.String, text.ToString());
    }
}
