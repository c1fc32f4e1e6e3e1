package cli

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help says how to install the script.
func (completionCmd) Help() string {
	return "  bash:  tightrope completion bash > ~/.local/share/bash-completion/completions/tightrope\n" +
		"  zsh:   tightrope completion zsh > \"${fpath[1]}/_tightrope\"\n" +
		"  fish:  tightrope completion fish > ~/.config/fish/completions/tightrope.fish"
}

func (c completionCmd) Run(s *session) error {
	script := map[string]func(*kong.Application, []string) string{"bash": bash, "zsh": zsh, "fish": fish}[c.Shell]
	_, err := fmt.Fprint(s.out, script(s.model, s.app.CaseNames()))
	return err
}

// words are the flags of a command with those of the program, and the cases for those that
// take one.
func words(n *kong.Node, root *kong.Application, cases []string) []string {
	var out []string
	for _, f := range append(append([]*kong.Flag{}, root.Flags...), n.Flags...) {
		if !f.Hidden {
			out = append(out, "--"+f.Name)
		}
	}
	for _, p := range n.Positional {
		if strings.Contains(strings.ToLower(p.Name), "case") || p.Name == "subject" {
			out = append(out, cases...)
		}
		for _, v := range p.EnumSlice() {
			if v != "" {
				out = append(out, v)
			}
		}
	}
	return out
}

func names(root *kong.Application) []string {
	var out []string
	for _, n := range root.Children {
		out = append(out, n.Name)
	}
	return out
}

func bash(root *kong.Application, cases []string) string {
	var b strings.Builder
	b.WriteString("_tightrope() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words\n  case ${COMP_WORDS[1]} in\n")
	for _, n := range root.Children {
		fmt.Fprintf(&b, "    %s) words=%q;;\n", n.Name, strings.Join(words(n, root, cases), " "))
	}
	fmt.Fprintf(&b, "  esac\n  [ \"$COMP_CWORD\" = 1 ] && words=%q\n", strings.Join(names(root), " "))
	b.WriteString("  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _tightrope tightrope\n")
	return b.String()
}

func zsh(root *kong.Application, cases []string) string {
	return "#compdef tightrope\nautoload -Uz bashcompinit && bashcompinit\n" + bash(root, cases)
}

func fish(root *kong.Application, cases []string) string {
	var b strings.Builder
	for _, n := range root.Children {
		fmt.Fprintf(&b, "complete -c tightrope -n __fish_use_subcommand -f -a %s -d %q\n", n.Name, n.Help)
		for _, w := range words(n, root, cases) {
			flag, isFlag := strings.CutPrefix(w, "--")
			if isFlag {
				fmt.Fprintf(&b, "complete -c tightrope -n '__fish_seen_subcommand_from %s' -l %s\n", n.Name, flag)
			} else {
				fmt.Fprintf(&b, "complete -c tightrope -n '__fish_seen_subcommand_from %s' -a %s\n", n.Name, w)
			}
		}
	}
	return b.String()
}
