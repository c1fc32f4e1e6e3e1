package balance

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// Certificate is the index of a graph with everything that proves it: the camps, which frustrate
// Upper, and walks of the graph that no division can satisfy, packed into the weights of the
// ties, which are worth Lower. Package verify checks one without knowing how it was found.
type Certificate struct {
	Format string      `json:"format"`
	Nodes  []string    `json:"nodes"`
	Ties   [][3]int64  `json:"ties"`  // node, node, signed weight
	Scale  int64       `json:"scale"` // units of a weight of one
	Lower  int64       `json:"lower"`
	Upper  int64       `json:"upper"`
	Camps  []int       `json:"camps"`
	Proof  certificand `json:"proof"`
}

// certificand is a proof as it is written.
type certificand struct {
	Walks   [][]int64     `json:"walks,omitempty"` // amount, then ties; -1-k is the k-th relation
	Parts   []certificand `json:"parts,omitempty"`
	Choice  *case2        `json:"choice,omitempty"`
	Settled []given       `json:"settled,omitempty"`
	Then    *certificand  `json:"then,omitempty"`
}

type case2 struct {
	A     int32       `json:"a"`
	B     int32       `json:"b"`
	Same  certificand `json:"same"`
	Apart certificand `json:"apart"`
}

type given struct {
	A     int32     `json:"a"`
	B     int32     `json:"b"`
	Sign  int8      `json:"sign"`
	Walks [][]int64 `json:"walks"`
}

// Certify writes down what the solution proves of the graph. Lower is what the proof is worth,
// which after a solution without a proof is nothing.
func Certify(g Graph, s Solution) Certificate {
	worth, _ := s.proof.account(len(g.Edges), s.scale)
	c := Certificate{
		Format: "tightrope balance certificate 1", Nodes: g.Names, Scale: s.scale, Ties: make([][3]int64, len(g.Edges)),
		Lower: min(whole(worth, s.scale)/s.scale, s.L), Upper: s.L, Camps: s.Camps, Proof: s.proof.written(),
	}
	for i, e := range g.Edges {
		c.Ties[i] = [3]int64{int64(e.A), int64(e.B), e.W}
	}
	return c
}

func (p *proof) written() certificand {
	if p == nil {
		return certificand{}
	}
	out := certificand{Walks: writtenWalks(p.walks)}
	for _, part := range p.parts {
		if w := part.written(); w.Walks != nil || w.Parts != nil || w.Choice != nil || w.Then != nil {
			out.Parts = append(out.Parts, w)
		}
	}
	if c := p.choice; c != nil {
		out.Choice = &case2{c.a, c.b, c.same.written(), c.apart.written()}
	}
	if p.settled != nil {
		for _, s := range p.settled {
			out.Settled = append(out.Settled, given{s.a, s.b, s.sign, writtenWalks(s.walks)})
		}
		then := p.then.written()
		out.Then = &then
	}
	return out
}

func writtenWalks(walks []walk) [][]int64 {
	out := make([][]int64, len(walks))
	for i, w := range walks {
		out[i] = append(out[i], w.amount)
		for _, t := range w.ties {
			out[i] = append(out[i], int64(t))
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// WriteTo writes the certificate as one line of JSON.
func (c Certificate) WriteTo(w io.Writer) (int64, error) {
	raw, err := json.Marshal(c)
	if err != nil {
		return 0, fmt.Errorf("certificate: %w", err)
	}
	n, err := w.Write(append(raw, '\n'))
	return int64(n), err
}

// Seal is the SHA-256 of the certificate as it is written.
func (c Certificate) Seal() (string, error) {
	h := sha256.New()
	if _, err := c.WriteTo(h); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
