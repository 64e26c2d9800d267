using Pawl.Analysis.Form;

namespace Pawl.Analysis.Languages;

/// <summary>
/// JavaScript, TypeScript and TSX: three grammars whose kinds of node mostly agree, so one lowering. Destructuring becomes one declaration
/// for each variable (<c>const {id} = req.query</c> is <c>id = req.query.id</c>), a module's path is joined by dots (<c>fs/promises</c> is <c>fs.promises</c>), and a JSX element
/// is a call named by it (<c>jsx.a</c>, <c>Link</c>) with its attributes as labelled arguments.
/// </summary>
internal sealed partial class JavaScript : Lowering
{
    internal static LanguageDefinition Definition { get; } =
        new(
            "javascript",
            "JavaScript",
            "javascript",
            "javascript",
            "javascript",
            [".js", ".mjs", ".cjs", ".jsx"],
            ["node", "nodejs", "bun"],
            grammar => new JavaScript(grammar)
        );

    internal static LanguageDefinition TypeScript { get; } =
        new(
            "typescript",
            "TypeScript",
            "typescript",
            "typescript",
            "javascript",
            [".ts", ".mts", ".cts"],
            ["deno", "ts-node"],
            grammar => new JavaScript(grammar)
        );

    internal static LanguageDefinition Tsx { get; } =
        new("tsx", "TSX", "tsx", "tsx", "javascript", [".tsx"], ["tsx"], grammar => new JavaScript(grammar));

    // Deeper nesting of patterns, types and the like than this is nobody's code.
    private const int InnerLimit = 50;

    private readonly HashSet<string> known;

    public JavaScript(Grammar grammar)
        : base(grammar)
    {
        known = grammar.SymbolNames.ToHashSet(StringComparer.Ordinal);
        alias = FieldOf("alias");
        alternative = FieldOf("alternative");
        argument = FieldOf("argument");
        arguments = FieldOf("arguments");
        body = FieldOf("body");
        closeTag = FieldOf("close_tag");
        condition = FieldOf("condition");
        consequence = FieldOf("consequence");
        constructor = FieldOf("constructor");
        declaration = FieldOf("declaration");
        finalizer = FieldOf("finalizer");
        function = FieldOf("function");
        handler = FieldOf("handler");
        increment = FieldOf("increment");
        index = FieldOf("index");
        initializer = FieldOf("initializer");
        key = FieldOf("key");
        kind = FieldOf("kind");
        label = FieldOf("label");
        left = FieldOf("left");
        name = FieldOf("name");
        @object = FieldOf("object");
        openTag = FieldOf("open_tag");
        @operator = FieldOf("operator");
        parameter = FieldOf("parameter");
        parameters = FieldOf("parameters");
        pattern = FieldOf("pattern");
        property = FieldOf("property");
        returnType = FieldOf("return_type");
        right = FieldOf("right");
        source = FieldOf("source");
        type = FieldOf("type");
        typeArguments = FieldOf("type_arguments");
        value = FieldOf("value");
        FindKinds();
        OnLiterals();
        OnExpressions();
        OnStatements();
        OnDeclarations();
        OnElements();
    }

    // No node has this field: what a grammar lacks is never found.
    private ushort FieldOf(string field) => Grammar.FieldIfAny(field) ?? ushort.MaxValue;

    private readonly ushort alias;
    private readonly ushort alternative;
    private readonly ushort argument;
    private readonly ushort arguments;
    private readonly ushort body;
    private readonly ushort closeTag;
    private readonly ushort condition;
    private readonly ushort consequence;
    private readonly ushort constructor;
    private readonly ushort declaration;
    private readonly ushort finalizer;
    private readonly ushort function;
    private readonly ushort handler;
    private readonly ushort increment;
    private readonly ushort index;
    private readonly ushort initializer;
    private readonly ushort key;
    private readonly ushort kind;
    private readonly ushort label;
    private readonly ushort left;
    private readonly ushort name;
    private readonly ushort @object;
    private readonly ushort openTag;
    private readonly ushort @operator;
    private readonly ushort parameter;
    private readonly ushort parameters;
    private readonly ushort pattern;
    private readonly ushort property;
    private readonly ushort returnType;
    private readonly ushort right;
    private readonly ushort source;
    private readonly ushort type;
    private readonly ushort typeArguments;
    private readonly ushort value;

    private bool[] isArguments = [];
    private bool[] isBinary = [];
    private bool[] isBlock = [];
    private bool[] isClass = [];
    private bool[] isClassDeclaration = [];
    private bool[] isDecorator = [];
    private bool[] isExpressionStatement = [];
    private bool[] isFunction = [];
    private bool[] isIdentifier = [];
    private bool[] isParenthesized = [];
    private bool[] isPostfix = [];
    private bool[] isSequence = [];
    private bool[] isString = [];
    private bool[] isSuperfluous = [];
    private bool[] isVariables = [];

    private void FindKinds()
    {
        isArguments = Kinds("arguments");
        isBinary = Kinds("binary_expression");
        isBlock = Kinds("statement_block");
        isClass = Kinds("class");
        isClassDeclaration = Kinds("class_declaration", "abstract_class_declaration");
        isDecorator = Kinds("decorator");
        isExpressionStatement = Kinds("expression_statement");
        isFunction = Kinds("arrow_function", "function_expression", "generator_function");
        isIdentifier = Kinds("identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern", "undefined");
        isParenthesized = Kinds("parenthesized_expression");
        isPostfix = Kinds("call_expression", "member_expression", "subscript_expression", "non_null_expression");
        isSequence = Kinds("sequence_expression");
        isString = Kinds("string");
        isSuperfluous = Kinds(
            "parenthesized_expression",
            "await_expression",
            "non_null_expression",
            "as_expression",
            "satisfies_expression"
        );
        isVariables = Kinds("lexical_declaration", "variable_declaration", "using_declaration");
    }

    /// <summary>By symbol: whether it is one of these kinds.</summary>
    private bool[] Kinds(params ReadOnlySpan<string> kinds)
    {
        var set = new bool[Grammar.SymbolNames.Length];
        for (var symbol = 0; symbol < set.Length; symbol++)
        {
            set[symbol] = kinds.Contains(Grammar.SymbolNames[symbol]);
        }
        return set;
    }

    private bool Is(bool[] kinds, int node) => node != SyntaxTree.None && Tree.Symbol(node) < kinds.Length && kinds[Tree.Symbol(node)];

    // The three grammars differ in a few kinds: what one lacks needs no handler.
    private void Express(Func<int, Expression> lower, params ReadOnlySpan<string> kinds)
    {
        foreach (var one in kinds)
        {
            if (known.Contains(one))
            {
                OnExpression(lower, one);
            }
        }
    }

    private void State(Func<int, Statement?> lower, params ReadOnlySpan<string> kinds)
    {
        foreach (var one in kinds)
        {
            if (known.Contains(one))
            {
                OnStatement(lower, one);
            }
        }
    }

    protected override bool IsComment(int node) => Tree.Kind(node) is "comment" or "html_comment";

    protected override Block LowerModule(int root)
    {
        modules.Clear();
        required.Clear();
        written.Clear();
        (nameHint, callNode, eventWord, functionDepth, temporaries, chained) = (null, SyntaxTree.None, null, 0, 0, 0);
        usesServer = HasDirective(root, "use server"u8);
        return Statements(root);
    }

    /// <summary>All children as statements; a declaration of several variables becomes several statements.</summary>
    private Block Statements(int node)
    {
        List<Statement> list = [];
        foreach (var child in Tree.Children(node))
        {
            // The grammar calls some errors extras; unlike comments they may hold code.
            if (Tree.IsNamed(child) && (!Tree.IsExtra(child) || Tree.IsError(child)))
            {
                Append(child, list);
            }
        }
        return new Block(Tree.Span(node), [.. list]);
    }

    private void Append(int node, List<Statement> list)
    {
        if (Is(isVariables, node))
        {
            Variables(node, list);
        }
        else if (Is(isExpressionStatement, node))
        {
            Evaluated(Tree.FirstNamed(node), list);
        }
        else if (Statement(node) is { } one)
        {
            list.Add(one);
        }
    }

    /// <summary>Several statements as one.</summary>
    private static Statement? Gathered(Span span, List<Statement> list) =>
        list.Count switch
        {
            0 => null,
            1 => list[0],
            _ => new Block(span, [.. list]),
        };

    /// <summary>Text of a node, or of a string node without its quotes.</summary>
    private string Word(int node) => Is(isString, node) ? Text(node) : Tree.Text(node);

    private int Last(int node)
    {
        var last = SyntaxTree.None;
        foreach (var child in Tree.NamedChildren(node))
        {
            last = child;
        }
        return last;
    }

    private int Stripped(int node)
    {
        for (var i = 0; i < InnerLimit && Is(isSuperfluous, node); i++)
        {
            node = Tree.FirstNamed(node);
        }
        return node;
    }
}
