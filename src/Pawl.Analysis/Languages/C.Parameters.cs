using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <content>Parameters of functions.</content>
internal partial class C
{
    private protected List<Parameter> Parameters(int list, int definition)
    {
        List<Parameter> all = [];
        if (list == SyntaxTree.None)
        {
            return all;
        }
        foreach (var child in Tree.Children(list))
        {
            switch (Tree.IsNamed(child) || Tree.Kind(child) == "..." ? At(child) : Node.Other)
            {
                case Node.Parameter:
                    AddParameter(child, all);
                    break;
                case Node.Variadic:
                    all.Add(new Parameter(Tree.Span(child), "...", null, null, [], Variadic: true));
                    break;
                case Node.Identifier:
                    all.Add(new Parameter(Tree.Span(child), Tree.Text(child), OldStyleType(definition, child), null, []));
                    break;
            }
        }
        return all;
    }

    private void AddParameter(int node, List<Parameter> all)
    {
        var (baseType, _) = Specifiers(node);
        pending.Clear();
        var read = Read(Tree.Field(node, declarator));
        var suffix =
            read.FunctionNode != SyntaxTree.None ? read.Suffix + "()"
            : read.IsArray ? read.Suffix + "[]"
            : read.Suffix;
        var isNamed = read.Name != SyntaxTree.None && At(read.Name) == Node.Identifier;
        if (isNamed || baseType + suffix != "void")
        {
            all.Add(new Parameter(Tree.Span(node), isNamed ? Tree.Text(read.Name) : "", Written(baseType + suffix), DefaultOf(node), []));
        }
    }

    private protected virtual Expression? DefaultOf(int parameter) => null;

    /// <summary>The type of a parameter that is declared between the head and the body.</summary>
    private string? OldStyleType(int definition, int parameter)
    {
        var id = Tree.Utf8(parameter);
        foreach (var child in Tree.NamedChildren(definition))
        {
            if (At(child) != Node.Declaration)
            {
                continue;
            }
            foreach (var one in Tree.NamedChildren(child))
            {
                if (
                    Tree[one].Field == declarator
                    && Read(one) is var read
                    && read.Name != SyntaxTree.None
                    && Tree.Utf8(read.Name).SequenceEqual(id)
                )
                {
                    return Specifiers(child).Type + read.Suffix + (read.IsArray ? "[]" : "");
                }
            }
        }
        return null;
    }
}
