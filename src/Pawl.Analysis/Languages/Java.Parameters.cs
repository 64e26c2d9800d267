using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Parameters, modifiers, annotations.</content>
internal sealed partial class Java
{
    private List<Parameter> Parameters(int node)
    {
        List<Parameter> list = [];
        if (node == SyntaxTree.None)
        {
            return list;
        }
        if (Is(isIdentifier, node))
        {
            list.Add(new Parameter(Tree.Span(node), Tree.Text(node), null, null, []));
            return list;
        }
        foreach (var child in Tree.NamedChildren(node))
        {
            switch (Tree.Kind(child))
            {
                case "identifier":
                    list.Add(new Parameter(Tree.Span(child), Tree.Text(child), null, null, []));
                    break;
                case "formal_parameter":
                    list.Add(Parameter(child, Tree.Field(child, type), child, variadic: false));
                    break;
                case "spread_parameter":
                    list.Add(SpreadParameter(child));
                    break;
            }
        }
        return list;
    }

    private Parameter Parameter(int node, int typeNode, int declarator, bool variadic)
    {
        var nameNode = declarator == SyntaxTree.None ? SyntaxTree.None : Tree.Field(declarator, name);
        var id = nameNode == SyntaxTree.None ? "_" : Tree.Text(nameNode);
        var typeText = TypeText(typeNode, declarator == SyntaxTree.None ? SyntaxTree.None : Tree.Field(declarator, dimensions));
        return new Parameter(Tree.Span(node), id, variadic ? typeText + "[]" : typeText, null, Modifiers(node).Annotations, variadic);
    }

    private Parameter SpreadParameter(int node)
    {
        var (typeNode, declarator) = (SyntaxTree.None, SyntaxTree.None);
        foreach (var child in Tree.NamedChildren(node))
        {
            var kind = Tree.Kind(child);
            if (kind == "variable_declarator")
            {
                declarator = child;
            }
            else if (typeNode == SyntaxTree.None && kind != "modifiers")
            {
                typeNode = child;
            }
        }
        return Parameter(node, typeNode, declarator, variadic: true);
    }

    private (IReadOnlyList<string> Modifiers, IReadOnlyList<Annotation> Annotations) Modifiers(int node)
    {
        var holder = node + 1 < Tree.After(node) && Tree.Kind(node + 1) == "modifiers" ? node + 1 : Tree.Child(node, "modifiers");
        if (holder == SyntaxTree.None)
        {
            return ([], []);
        }
        List<string> words = [];
        List<Annotation> annotations = [];
        foreach (var child in Tree.Children(holder))
        {
            if (!Tree.IsNamed(child))
            {
                words.Add(Tree.Kind(child));
            }
            else if (Tree.Kind(child) is "annotation" or "marker_annotation")
            {
                annotations.Add(AnnotationOf(child));
            }
        }
        return (words, annotations);
    }

    private Annotation AnnotationOf(int node)
    {
        var nameNode = Tree.Field(node, name);
        var id = nameNode == SyntaxTree.None ? "" : Compact(nameNode);
        return new Annotation(Tree.Span(node), id, AnnotationArguments(Tree.Field(node, arguments)));
    }

    private List<Argument> AnnotationArguments(int node)
    {
        List<Argument> list = [];
        if (node == SyntaxTree.None)
        {
            return list;
        }
        foreach (var child in Tree.NamedChildren(node))
        {
            if (Tree.Kind(child) == "element_value_pair")
            {
                var label = Tree.Field(child, key);
                list.Add(new Argument(Expression(Tree.Field(child, value)), label == SyntaxTree.None ? null : Tree.Text(label)));
            }
            else
            {
                list.Add(new Argument(Expression(child)));
            }
        }
        return list;
    }
}
