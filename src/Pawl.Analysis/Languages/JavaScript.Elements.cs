using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>JSX: an element is a call named by it, attributes are labelled arguments, children are plain ones.</content>
internal sealed partial class JavaScript
{
    private void OnElements()
    {
        Express(ElementOf, "jsx_element", "jsx_self_closing_element");
        Express(n => Expression(Tree.FirstNamed(n)), "jsx_expression");
        Express(n => new Name(Tree.Span(n), Tree.Text(n)), "jsx_namespace_name");
        Express(n => new Literal(Tree.Span(n), LiteralKind.String, Tree.Text(n)), "html_character_reference");
    }

    private Call ElementOf(int node)
    {
        var open = Tree.Field(node, openTag) is var at && at != SyntaxTree.None ? at : node;
        var named = Tree.Field(open, name);
        List<Argument> given = [];
        foreach (var child in Tree.NamedChildren(open))
        {
            if (child != named)
            {
                AddAttribute(child, given);
            }
        }
        if (open != node)
        {
            foreach (var child in Tree.NamedChildren(node))
            {
                if (
                    child != open
                    && Tree[child].Field != closeTag
                    && Tree.Kind(child) is not ("jsx_text" or "html_character_reference")
                    && Tree.FirstNamed(child) != SyntaxTree.None
                )
                {
                    given.Add(new Argument(Expression(child)));
                }
            }
        }
        return new Call(Tree.Span(node), ElementName(named, Tree.Span(open)), [.. given]);
    }

    private Expression ElementName(int node, Span open)
    {
        if (node != SyntaxTree.None && Tree.Kind(node) != "identifier")
        {
            return Expression(node);
        }
        var id = node == SyntaxTree.None ? "fragment" : Tree.Text(node);
        var span = node == SyntaxTree.None ? open : Tree.Span(node);
        return id.Length > 0 && char.IsAsciiLetterLower(id[0]) ? new Member(span, new Name(span, "jsx"), id) : new Name(span, id);
    }

    private void AddAttribute(int node, List<Argument> given)
    {
        if (Tree.Kind(node) != "jsx_attribute")
        {
            // {...props}
            var inner = Tree.FirstNamed(node);
            if (inner != SyntaxTree.None)
            {
                var isSpread = Tree.Kind(inner) == "spread_element";
                given.Add(new Argument(Expression(isSpread ? Tree.FirstNamed(inner) : inner), Spread: isSpread));
            }
            return;
        }
        var (named, last) = (Tree.FirstNamed(node), Last(node));
        var start =
            named == last ? new Literal(Tree.Span(node), LiteralKind.Boolean, "true")
            : Tree.Kind(last) == "jsx_expression" ? AttributeValue(last, Tree.Text(named))
            : Expression(last);
        given.Add(new Argument(start, Tree.Text(named)));
    }

    private Expression AttributeValue(int node, string id)
    {
        var inner = Tree.FirstNamed(node);
        return inner == SyntaxTree.None ? new Unknown(Tree.Span(node), []) : NamedValue(inner, id);
    }
}
